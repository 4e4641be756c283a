import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { readAnswer } from './answer';
import { keptQuestion } from './kept';
import type { Page } from './page';
import type { Question } from './question';
import { questionPage } from './questionPage';
import { alreadyAnsweredPage, answeredPage, notValidPage, tooLatePage } from './statusPages';

/** The name in the signed address that says to which question it belongs. */
export const QUESTION_PARAMETER = 'q';

const resume = (httpMethod: 'GET' | 'POST'): IWebhookDescription => ({
	name: 'default',
	httpMethod,
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
});

/** The address of the page: GET shows it, POST answers. n8n checks its signature before we are asked. */
export const askWebhooks: IWebhookDescription[] = [resume('GET'), resume('POST')];

/** How long n8n may take to resume an execution; until then it answers for developers only. */
const RESUMING_MS = 5_000;

/** When answers were handed to n8n, by the question's ID; only the last moments. */
const handedOver = new Map<string, number>();

/**
 * Shows the question, and takes its answer: the execution goes on with it. Only a POST decides.
 * Phones and carriers open addresses by GET to show a preview.
 */
export async function answerQuestion(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const question = keptQuestion(this);
	const now = new Date();
	if (!question) return show(this, notValidPage());
	const asked = (this.getQueryData() as IDataObject)[QUESTION_PARAMETER];
	if (asked !== question.id || isHandedOver(question, now))
		return show(this, alreadyAnsweredPage());
	if (question.until && new Date(question.until) <= now) {
		return show(this, tooLatePage(question.message));
	}
	return this.getRequestObject().method === 'POST'
		? take(this, question, now)
		: show(this, questionPage(question));
}

function take(context: IWebhookFunctions, question: Question, now: Date): IWebhookResponseData {
	const { data, chosenLabel, refused } = readAnswer(question, context.getBodyData(), now);
	if (refused) return show(context, questionPage(question, refused));
	handedOver.set(question.id, now.getTime());
	const { headers, body } = answeredPage(question.message, chosenLabel);
	context.getResponseObject().set(headers);
	// n8n sends the page when the execution goes on, so nobody is thanked for nothing.
	return { webhookResponse: body, workflowData: [[{ json: { data }, pairedItem: { item: 0 } }]] };
}

/** Whether another answer came a moment ago, for example by a second tap on the button. */
function isHandedOver({ id }: Question, now: Date): boolean {
	for (const [known, when] of handedOver) {
		if (now.getTime() - when > RESUMING_MS) handedOver.delete(known);
	}
	return handedOver.has(id);
}

function show(context: IWebhookFunctions, { status, headers, body }: Page): IWebhookResponseData {
	context.getResponseObject().status(status).set(headers).send(body);
	return { noWebhookResponse: true };
}
