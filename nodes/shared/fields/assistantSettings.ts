import type { Reader } from './field';
import { jsonObject, isObject } from './json';
import { Refusal, quoted } from './refusal';

/** What may stand in a field: a text, a yes or no, one of some texts, or a list of objects. */
type Known = 'text' | 'flag' | readonly string[] | { [field: string]: Known };

/** The settings of an assistant (AssistantSettings), as the API's page of AppNewAssistant has them. */
const SETTINGS: Record<string, Known> = {
	companyName: 'text',
	greeting: 'text',
	companyInformation: 'text',
	customPrompt: 'text',
	voice: 'text',
	voiceStyle: 'text',
	tuning: ['Accuracy', 'Speed'],
	words: { word: 'text', pronounced: 'text' },
	links: { url: 'text', description: 'text' },
	contacts: {
		name: 'text',
		phoneNumber: 'text',
		transferType: ['Blind', 'Supervised', 'MessagesOnly'],
		about: 'text',
		emailAddress: 'text',
		takeMessageFields: { name: 'text', description: 'text', required: 'flag' },
	},
	integrations: { uri: 'text', httpMethod: 'text', authToken: 'text' },
};

/**
 * The settings of an assistant as JSON, checked against the fields that are known: the server ignores
 * what it does not know.
 */
export const assistantSettings: Reader = (value) => {
	const given = jsonObject(value);
	checkFields(given, SETTINGS, '');
	return given;
};

function checkFields(given: object, known: Record<string, Known>, at: string): void {
	for (const [name, value] of Object.entries(given)) {
		const place = at ? `${at}.${name}` : name;
		if (!Object.hasOwn(known, name)) {
			throw new Refusal(
				`has the unknown field ${quoted(place)}`,
				`Use these fields${at && ` in '${at}'`}: ${Object.keys(known).join(', ')}.`,
			);
		}
		if (value !== null) checkValue(value, known[name], place);
	}
}

function checkValue(value: unknown, known: Known, at: string): void {
	if (isNames(known)) {
		if (known.includes(value as string)) return;
		throw unfit(value, at, `Use one of these: ${known.join(', ')}.`);
	}
	if (typeof known === 'string') {
		if (typeof value === (known === 'text' ? 'string' : 'boolean')) return;
		throw unfit(
			value,
			at,
			`Write ${known === 'text' ? 'a text in quotes' : 'true or false'} there.`,
		);
	}
	if (!Array.isArray(value) || !value.every(isObject)) {
		throw unfit(value, at, `Write a list of objects there, with ${Object.keys(known).join(', ')}.`);
	}
	for (const each of value) checkFields(each, known, at);
}

const unfit = (value: unknown, at: string, advice: string) =>
	new Refusal(
		`cannot have ${quoted(typeof value === 'object' ? JSON.stringify(value) : value)} in ${quoted(at)}`,
		advice,
	);

const isNames = (known: Known): known is readonly string[] => Array.isArray(known);
