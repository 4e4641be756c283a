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

test.each(
	OPERATIONS.filter(([resource, operation]) => !UNDOCUMENTED.includes(`${resource}.${operation}`)),
)('the output schema of %s.%s names what comes out', async (resource, operation) => {
	const nodeDir = path.resolve('dist/nodes/EvoVoice');
	const schema = loadOutputSchema({ nodeDir, version: 1, resource, operation } as never) as {
		properties: Record<string, unknown>;
	};
	// Of all logins the one that may do everything.
	const login = office.sandbox.logins.teamLead;
	const { items } = await run(
		{ ...office.credentials, ...login },
		{ resource, operation, ...(await givenFor(office, resource, operation)) },
		WITH_A_FILE,
	);
	const named = Object.keys(schema.properties);
	expect(named.length).toBeLessThanOrEqual(10);
	const found = Object.keys(items[0].json);
	expect(named).toEqual(expect.arrayContaining(found));
	if (!AS_THEY_ARE.includes(`${resource}.${operation}`)) expect(named).toHaveLength(found.length);
});
