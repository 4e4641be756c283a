import type { FormField, Question } from '../../nodes/EvoVoice/ask/question';
import { FREE_TEXT } from '../../nodes/EvoVoice/ask/question';

const COMMON = { id: 'q1', message: 'Shall order 4711 go out?', title: '', note: '' };

export const APPROVE_ONLY: Question = {
	...COMMON,
	answer: { type: 'approval', approveLabel: 'Approve' },
};

export const APPROVE_OR_DECLINE: Question = {
	...COMMON,
	answer: { type: 'approval', approveLabel: 'Yes, send it', declineLabel: 'No' },
};

export const ASK_TEXT: Question = {
	...COMMON,
	answer: { type: 'freeText', fields: [FREE_TEXT], buttonLabel: 'Submit' },
};

/** A field of a form with what matters to a test. */
export const field = (label: string, more: Partial<FormField> = {}): FormField => ({
	label,
	type: 'text',
	required: false,
	placeholder: '',
	preset: '',
	options: [],
	...more,
});

export const askForm = (...fields: FormField[]): Question => ({
	...COMMON,
	answer: { type: 'customForm', fields, buttonLabel: 'Send' },
});

/** One field of every type. */
export const EVERY_TYPE = askForm(
	field('Name', { placeholder: 'e.g. Nathan', preset: 'N' }),
	field('Story', { type: 'textarea' }),
	field('Email', { type: 'email' }),
	field('Age', { type: 'number' }),
	field('Day', { type: 'date' }),
	field('Part', { type: 'dropdown', options: ['Pump', 'Valve'], preset: 'Valve' }),
	field('Size', { type: 'radio', options: ['S', 'L'] }),
	field('Extras', { type: 'checkbox', options: ['Oil', 'Seal', 'Tape'], preset: 'Oil, Tape' }),
);
