import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { answeredItem } from './output';
import type { Page } from './pageLayout';
import {
	alreadyAnsweredPage,
	answeredPage,
	notTakenPage,
	notValidPage,
	questionPage,
	tooLatePage,
} from './pages';
import type { Question } from './question';
import { loadQuestion } from './question';
import { readAnswer } from './readAnswer';

/** The query parameter of the signed address that names the question. */
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

/** The address of the page: GET shows it, POST answers. n8n checks its signature before it calls us. */
export const answerWebhooks: IWebhookDescription[] = [resume('GET'), resume('POST')];

/** How long n8n may take to resume an execution; until then a second answer still gets here. */
const RESUME_WITHIN_MS = 5_000;

/** When answers were passed to n8n, by the question's ID; only recent ones. */
const answeredAt = new Map<string, number>();

/**
 * Shows the question, and takes its answer, with which the execution resumes. Only a POST decides:
 * phones and carriers open addresses by GET to show a preview.
 */
export async function answerQuestion(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const question = loadQuestion(this);
	const now = new Date();
	if (!question) return show(this, notValidPage());
	const id = (this.getQueryData() as IDataObject)[QUESTION_PARAMETER];
	if (id !== question.id || wasJustAnswered(question, now)) {
		return show(this, alreadyAnsweredPage());
	}
	if (question.until && new Date(question.until) <= now) {
		return show(this, tooLatePage(question.message));
	}
	return this.getRequestObject().method === 'POST'
		? takeAnswer(this, question, now)
		: show(this, questionPage(question));
}

function takeAnswer(
	context: IWebhookFunctions,
	question: Question,
	now: Date,
): IWebhookResponseData {
	const { data, chosenLabel, rejection } = readAnswer(question, context.getBodyData(), now);
	if (rejection) return show(context, questionPage(question, rejection));
	answeredAt.set(question.id, now.getTime());
	const { headers, body } = answeredPage(question.message, chosenLabel);
	const response = context.getResponseObject().set(headers);
	// n8n replies in JSON only when it could not resume: another of its processes may be doing it.
	response.json = (reply: { message?: string }) =>
		send(response, /already/.test(`${reply.message}`) ? alreadyAnsweredPage() : notTakenPage());
	// n8n sends the page once the execution resumes, so that nobody is thanked for nothing.
	return { webhookResponse: body, workflowData: [[answeredItem(question, data)]] };
}

/** Whether another answer came a moment ago, for example by a second tap on the button. */
function wasJustAnswered({ id }: Question, now: Date): boolean {
	for (const [known, time] of answeredAt) {
		if (now.getTime() - time > RESUME_WITHIN_MS) answeredAt.delete(known);
	}
	return answeredAt.has(id);
}

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

const send = (response: Response, { status, headers, body }: Page): Response =>
	response.status(status).set(headers).send(body);

function show(context: IWebhookFunctions, page: Page): IWebhookResponseData {
	send(context.getResponseObject(), page);
	return { noWebhookResponse: true };
}
