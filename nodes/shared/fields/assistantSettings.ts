import type { Reader } from './reader';
import { jsonObject } from './json';
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
	if (typeof known === 'string') {
		const type = known === 'text' ? 'string' : 'boolean';
		if (typeof value === type) return;
		throw new Refusal(
			`needs ${known === 'text' ? 'a text' : 'true or false'} in ${quoted(at)}`,
			`Write it as ${known === 'text' ? 'a text in quotes' : 'true or false, without quotes'}.`,
		);
	}
	if (isNames(known)) {
		if (known.includes(value as string)) return;
		throw new Refusal(
			`cannot have ${quoted(value)} in ${quoted(at)}`,
			`Use one of these: ${known.join(', ')}.`,
		);
	}
	const isList = Array.isArray(value) && value.every((each) => isObject(each));
	if (!isList) {
		throw new Refusal(
			`needs a list of objects in ${quoted(at)}`,
			`Write it as [ { "${Object.keys(known)[0]}": "…" } ].`,
		);
	}
	for (const each of value) checkFields(each as object, known, at);
}

const isNames = (known: Known): known is readonly string[] => Array.isArray(known);

const isObject = (value: unknown) =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
