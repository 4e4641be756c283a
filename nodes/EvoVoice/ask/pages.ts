import { inputFor } from './formInput';
import type { Page, Markup } from './pageLayout';
import { pageOf, markup } from './pageLayout';
import type { ApprovalAnswer, FormAnswer, Question, Rejection } from './question';
import { DECISION, fieldName } from './question';

/**
 * The page that asks. It runs no scripts, and opening it decides nothing: only its form does. n8n
 * reads the answer to a custom form only as multipart.
 */
export function questionPage(question: Question, rejection?: Rejection): Page {
	const title = question.title || 'Your answer is needed';
	const { message, note, answer } = question;
	const summary = rejection && markup`<p class="wrong" role="alert">${rejection.summary}</p>\n`;
	return pageOf(
		rejection ? 422 : 200,
		title,
		markup`<h1>${title}</h1>
<p class="message">${message}</p>
${note !== '' && markup`<p class="note">${note}</p>\n`}<form method="post" enctype="multipart/form-data">
${summary}${answer.type === 'approval' ? buttons(answer) : form(answer, rejection)}
</form>`,
	);
}

function buttons({ approveLabel, declineLabel }: ApprovalAnswer): Markup {
	const { name, approve, decline } = DECISION;
	const other =
		declineLabel !== undefined &&
		markup`\n<button class="other" name="${name}" value="${decline}">${declineLabel}</button>`;
	return markup`<button name="${name}" value="${approve}">${approveLabel}</button>${other}`;
}

function form({ fields, buttonLabel }: FormAnswer, rejection?: Rejection): Markup {
	const inputs = fields.map((field, index) => {
		const name = fieldName(index);
		return inputFor(field, name, rejection?.entered[name], rejection?.remarks[name]);
	});
	return markup`${inputs}<button>${buttonLabel}</button>`;
}

const CLOSE = 'You can close this page.';

/** After an answer. `chosenLabel` is the label of the button that was pressed, if there was a choice. */
export function answeredPage(message: string, chosenLabel?: string): Page {
	const label = chosenLabel !== undefined && markup` <strong>${chosenLabel}</strong>`;
	const sentence = markup`Your answer${label} has been passed on. ${CLOSE}`;
	return statusPage(200, 'Thank you', sentence, message);
}

/** When the question has its answer. */
export function alreadyAnsweredPage(): Page {
	const sentence = markup`This question has been answered, and the first answer counts. ${CLOSE}`;
	return statusPage(409, 'Already answered', sentence);
}

/** When the time for an answer is over. */
export function tooLatePage(message: string): Page {
	const sentence = markup`The time to answer is over, and work goes on without an answer. Please contact whoever sent you the text.`;
	return statusPage(410, 'Too late', sentence, message);
}

/** When n8n could not take the answer. */
export function notTakenPage(): Page {
	const sentence = markup`Your answer could not be passed on. Please open the address again in a minute, and answer once more.`;
	return statusPage(503, 'Not passed on', sentence);
}

/** When an address belongs to no question. */
export function notValidPage(): Page {
	const sentence = markup`Please open the address exactly as it stands in the text that you got.`;
	return statusPage(404, 'This address is not valid', sentence);
}

function statusPage(status: number, title: string, sentence: Markup, message?: string): Page {
	const about =
		message !== undefined &&
		markup`<p class="small">It was about:</p>
<p class="message">${message}</p>
`;
	return pageOf(status, title, markup`<h1>${title}</h1>\n<p>${sentence}</p>\n${about}`);
}
