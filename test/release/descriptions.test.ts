import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { EvoVoiceApi } from '../../credentials/EvoVoiceApi.credentials';
import { EvoVoice } from '../../nodes/EvoVoice/EvoVoice.node';
import { EvoVoiceTrigger } from '../../nodes/EvoVoiceTrigger/EvoVoiceTrigger.node';

/*
 * The rules of n8n's linter that are newer than the one that runs here, held against the descriptions as
 * they are built: n8n's own linter sees only what stands in a .node.ts file itself.
 * https://github.com/n8n-io/n8n/tree/master/packages/@n8n/eslint-plugin-community-nodes/docs/rules
 */

const NODE = new EvoVoice().description;
const TRIGGER = new EvoVoiceTrigger().description;
const CREDENTIAL = new EvoVoiceApi();

type Parameter = INodeProperties & { values?: INodeProperties[] };

/** A parameter and all that it holds: of a collection its fields, of a fixed collection those of its parts. */
function within(parameter: Parameter): Parameter[] {
	const inner = (parameter.options ?? []).flatMap((option) =>
		'values' in option ? option.values : 'displayName' in option ? [option] : [],
	) as Parameter[];
	return [parameter, ...inner.flatMap(within)];
}

const parameters = [NODE, TRIGGER, CREDENTIAL]
	.flatMap(({ properties }) => properties as Parameter[])
	.flatMap(within);
const choices = parameters
	.filter(({ type }) => type === 'options' || type === 'multiOptions')
	.map(({ name, options = [] }) => ({
		name,
		options: options as Array<{ name: string; value: unknown }>,
	}));
const named = (found: Array<{ name: string }>) =>
	[...new Set(found.map(({ name }) => name))].sort();

test('hint-max-length: a hint has 120 characters at most', () => {
	const hints = parameters.flatMap(({ name, hint, modes = [] }) =>
		[hint, ...modes.map((mode) => mode.hint)].map((words) => ({ name, words: words ?? '' })),
	);
	expect(hints.some(({ words }) => words !== '')).toBe(true);
	expect(hints.filter(({ words }) => words.length > 120)).toEqual([]);
});

test('no-duplicate-param-options: no name and no value stands twice in a list', () => {
	expect(choices.length).toBeGreaterThan(50);
	for (const key of ['name', 'value'] as const) {
		const twice = choices.filter(
			({ options }) => new Set(options.map((option) => option[key])).size < options.length,
		);
		expect(named(twice)).toEqual([]);
	}
});

test('options-sorted-alphabetically: lists are in the order of their names, or in one that people expect', () => {
	const unsorted = choices.filter(({ options }) => {
		const names = options.map(({ name }) => name);
		return `${names}` !== `${[...names].sort((a, b) => a.localeCompare(b))}`;
	});
	expect(named(unsorted)).toEqual([
		'approvalType', // as in n8n's own nodes
		'checkEvery', // from short to long
		'environment', // the usual one first
		'responseType', // as in n8n's own nodes
		'resumeUnit', // from short to long
		'sendTo', // the usual one first
	]);
});

test('require-param-default: every parameter has a default', () => {
	expect(named(parameters.filter((parameter) => parameter.default === undefined))).toEqual([]);
});

test('non-required-fields-in-collection: what may stay empty is in a collection, unless it is read first', () => {
	const containers = ['collection', 'fixedCollection', 'notice', 'hidden'];
	const top = [...NODE.properties, ...TRIGGER.properties].filter(
		({ name, type, required }) =>
			!required && !containers.includes(type) && !['resource', 'operation'].includes(name),
	);
	expect(named(top)).toEqual([
		'accountId', // empty for the only account
		'callSid', // empty for the own phone
		'checkEvery', // how often the trigger polls
		'defineForm', // decides which fields there are
		'endDate',
		'fields', // n8n's own for tools
		'firstName', // a name is asked for as one
		'isFax', // what the operation sets
		'json', // fields without a name here
		'jsonOutput', // the form itself
		'lastName',
		'limit', // n8n's own
		'metricName',
		'output', // n8n's own for tools
		'query', // what is looked for; empty for everything
		'report', // decides which fields there are
		'responseType', // decides which fields there are
		'returnAll', // n8n's own
		'sendTo', // decides which fields there are
		'settings', // what the operation creates, in JSON
		'simplify', // n8n's own
		'source', // decides which fields there are
		'startDate',
	]);
});

test('single-credential-per-node: each node has one', () => {
	expect(NODE.credentials).toHaveLength(1);
	expect(TRIGGER.credentials).toHaveLength(1);
});

test('no-hardcoded-ids: no account, customer or partner is written into a node', () => {
	const id =
		/\b(partner|affiliate|reseller|account|tenant|customer|client)[_-]?id['"]?\s*[:=]\s*['"`]/i;
	for (const file of ['EvoVoice', 'EvoVoiceTrigger']) {
		expect(readFileSync(`nodes/${file}/${file}.node.ts`, 'utf8')).not.toMatch(id);
	}
});

/** Relative luminance of a colour such as `#1F4FD8`. https://www.w3.org/TR/WCAG21/#dfn-relative-luminance */
function luminance(color: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const part = parseInt(color.slice(at, at + 2), 16) / 255;
		return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

test.each([
	['nodes/EvoVoice', NODE.icon],
	['nodes/EvoVoiceTrigger', TRIGGER.icon],
	['credentials', CREDENTIAL.icon],
])('icon-contrast: the icon of %s is seen on a light and on a dark canvas', (folder, icon) => {
	const { light, dark } = icon as { light: string; dark: string };
	for (const [file, background] of [
		[light, '#FFFFFF'],
		[dark, '#2B2B2B'],
	]) {
		const svg = readFileSync(path.join(folder, file.replace('file:', '')), 'utf8');
		const colors = [...svg.matchAll(/#[\da-f]{6}\b/gi)].map(([color]) => color);
		// Twice what n8n asks for, and of the shape that fills the icon.
		expect(contrast(colors[0], background)).toBeGreaterThan(3);
	}
});
