import type { FieldType } from './question';

/** How many characters an answer may have, by the type of its field. */
export const LONGEST: Record<FieldType, number> = {
	checkbox: 1000,
	date: 10,
	dropdown: 1000,
	email: 254,
	number: 30,
	radio: 1000,
	text: 1000,
	textarea: 5000,
};
