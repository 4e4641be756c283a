import type { Markup } from './markup';
import { markup } from './markup';
import type { Page } from './page';
import { page } from './page';

const CLOSE = 'You can close this page.';

/** After an answer. `answer` is the label of the button that was pressed, if there was a choice. */
export function answeredPage(message: string, answer?: string): Page {
	const label = answer !== undefined && markup` <strong>${answer}</strong>`;
	const sentence = markup`Your answer${label} has been passed on. ${CLOSE}`;
	return status(200, 'Thank you', sentence, message);
}

/** When the question that an address belongs to has its answer. */
export function alreadyAnsweredPage(): Page {
	const sentence = markup`This question has been answered, and the first answer counts. ${CLOSE}`;
	return status(409, 'Already answered', sentence);
}

/** When the time for an answer is over. */
export function tooLatePage(message: string): Page {
	const sentence = markup`The time to answer is over, and work goes on without an answer. Please contact whoever sent you the text.`;
	return status(410, 'Too late', sentence, message);
}

/** When an address belongs to no question. */
export function notValidPage(): Page {
	const sentence = markup`Please open the address exactly as it stands in the text that you got.`;
	return status(404, 'This address is not valid', sentence);
}

function status(code: number, title: string, sentence: Markup, message?: string): Page {
	const about =
		message !== undefined &&
		markup`<p class="small">It was about:</p>
<p class="message">${message}</p>
`;
	return page(code, title, markup`<h1>${title}</h1>\n<p>${sentence}</p>\n${about}`);
}
