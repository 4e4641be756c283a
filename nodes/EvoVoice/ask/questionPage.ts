import { inputFor } from './formInput';
import type { Markup } from './markup';
import { markup } from './markup';
import type { Page } from './page';
import { page } from './page';
import type { ApprovalAnswer, FormAnswer, Question } from './question';
import { fieldName } from './question';

/** What a person sent that cannot be taken: what they typed, and a sentence for each field. */
export interface Refused {
	/** By the field's name on the page. */
	typed: Record<string, string[]>;
	/** By the field's name on the page; under {@link WHOLE} what concerns no field alone. */
	sentences: Record<string, string>;
}

/** Where the sentence stands that is about the answer as a whole. */
export const WHOLE = '';

/** The name and the values with which the buttons of an approval are sent. */
export const DECISION = { name: 'decision', approve: 'approve', decline: 'decline' };

/**
 * The page that asks. Without scripts, and opening it decides nothing: only its form does. n8n
 * takes the answer to a custom form as multipart alone.
 */
export function questionPage(question: Question, refused?: Refused): Page {
	const title = question.title || 'Your answer is needed';
	const { message, note, answer } = question;
	return page(
		refused ? 422 : 200,
		title,
		markup`<h1>${title}</h1>
<p class="message">${message}</p>
${note !== '' && markup`<p class="note">${note}</p>\n`}<form method="post" enctype="multipart/form-data">
${refused && summary(refused)}${answer.type === 'approval' ? buttons(answer) : form(answer, refused)}
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

function form({ fields, buttonLabel }: FormAnswer, refused?: Refused): Markup {
	const inputs = fields.map((field, place) => {
		const name = fieldName(place);
		return inputFor(field, name, refused?.typed[name], refused?.sentences[name]);
	});
	return markup`${inputs}<button>${buttonLabel}</button>`;
}

function summary({ sentences }: Refused): Markup {
	const sentence =
		sentences[WHOLE] ?? 'Your answer was not sent yet. Please look at what is marked below.';
	return markup`<p class="wrong" role="alert">${sentence}</p>\n`;
}
