import path from 'node:path';

import { loadOutputSchema } from 'n8n-core';

import { OPERATIONS } from './contract';
import { givenFor, WITH_A_FILE } from './given';
import { run } from './harness';
import { useOffice } from './office';

const office = useOffice();

/** Objects that come as they are: the API leaves out what is empty. */
const AS_THEY_ARE = [
	'contact.getAll',
	'session.getTranscript',
	'report.run',
	'report.getAll',
	'report.wait',
];

/** Operations of which it is not documented what comes out. */
const UNDOCUMENTED = [
	'endpoint.searchNumbers',
	'flow.getAvailableNodes',
	'flow.import',
	'integration.searchContacts',
	'integration.sync',
];

interface Schema {
	type?: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

const typeOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);

/** Where a value is something else than its schema says; nothing is whatever it would be. */
function unlike(
	value: unknown,
	{ type, properties = {}, items = {} }: Schema,
	at: string,
): string[] {
	if (value === null || value === undefined || !type) return [];
	if (typeOf(value) !== type) return [`${at} is no ${type} but ${JSON.stringify(value)}`];
	if (Array.isArray(value)) return value.flatMap((each, n) => unlike(each, items, `${at}.${n}`));
	return Object.entries(properties).flatMap(([name, schema]) =>
		unlike((value as Record<string, unknown>)[name], schema, `${at}.${name}`),
	);
}

test('a value of another type is noticed, at every depth', () => {
	const schema = {
		type: 'object',
		properties: { tags: { type: 'array', items: { type: 'string' } } },
	};
	expect(unlike({ tags: ['a'], more: 1 }, schema, 'it')).toEqual([]);
	expect(unlike({ tags: ['a', 1] }, schema, 'it')).toEqual(['it.tags.1 is no string but 1']);
	expect(unlike({ tags: 'a' }, schema, 'it')).toEqual(['it.tags is no array but "a"']);
});

test.each(
	OPERATIONS.filter(([resource, operation]) => !UNDOCUMENTED.includes(`${resource}.${operation}`)),
)('the output schema of %s.%s names what comes out, and its types', async (resource, operation) => {
	const nodeDir = path.resolve('dist/nodes/EvoVoice');
	const schema = loadOutputSchema({ nodeDir, version: 1, resource, operation } as never) as Schema;
	// Of all logins the one that may do everything.
	const login = office.sandbox.logins.teamLead;
	const { items } = await run(
		{ ...office.credentials, ...login },
		{ resource, operation, ...givenFor(office, resource, operation) },
		WITH_A_FILE,
	);
	const named = Object.keys(schema.properties!);
	expect(named.length).toBeLessThanOrEqual(10);
	const found = Object.keys(items[0].json);
	expect(named).toEqual(expect.arrayContaining(found));
	if (!AS_THEY_ARE.includes(`${resource}.${operation}`)) expect(named).toHaveLength(found.length);
	expect(items.flatMap(({ json }, n) => unlike(json, schema, `item ${n}`))).toEqual([]);
	// Columns that nothing ever fills would be there all the same.
	const filled = named.filter((name) =>
		items.some(({ json }) => ![undefined, null, ''].includes(json[name] as never)),
	);
	expect(filled.length).toBeGreaterThanOrEqual(Math.ceil(named.length / 3));
});
