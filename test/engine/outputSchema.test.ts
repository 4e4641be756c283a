import path from 'node:path';

import { loadOutputSchema } from 'n8n-core';
import type { INodeParameters } from 'n8n-workflow';

import { HARBOR_DESK, MAIN_LINE } from '../../sandbox/office/people';
import { OPERATIONS } from './contract';
import { run } from './harness';
import { byId, useOffice } from './office';

const office = useOffice();

/** What the fields hold of the operations whose output is looked at, each with what it works on. */
async function givenFor(resource: string, operation: string): Promise<INodeParameters> {
	const state = office.sandbox.office;
	const chat = office.idOf(({ channel, ended }) => channel === 'Chat' && !ended);
	const call = state.get(office.idOf(({ callState }) => callState === 'Connected'))!;
	const isAboutChat = resource === 'member' || operation === 'getTranscript';
	const ringing = operation === 'reject' ? state.start({ callState: 'Ringing' }).id : undefined;
	return {
		sessionId: byId(ringing ?? (isAboutChat ? chat : call.id)),
		accountId: byId(HARBOR_DESK.id),
		endpointId: byId(MAIN_LINE.id),
		toAddress: '+15035550177',
		body: 'Hello',
		updateFields: resource === 'session' ? { callState: 'Hold' } : { name: 'Front desk' },
		customerId: byId(state.directory.customers[0].id),
		notificationId: byId(state.notifications.list()[0].id),
		name: 'Harbor Cafe',
		memberToAdd: 'x@y.example',
		memberId: byId('+19715550127'),
		callSid: byId(call.callSid),
		destination: '+15035550177',
		flowId: byId(state.directory.flows[0].id),
		numberToDial: '+15035550199',
		fileId: byId(state.addFile({ id: 'f1' }).id),
		reportId: byId(await readyReport()),
	};
}

async function readyReport() {
	const lead = { ...office.credentials, ...office.sandbox.logins.teamLead };
	const accountId = byId(HARBOR_DESK.id);
	const { items } = await run(lead, { resource: 'report', operation: 'run', accountId });
	office.sandbox.clock.advance(10_000);
	return items[0].json.id;
}

/** Objects that come as they are: the API leaves out what is empty. */
const AS_THEY_ARE = ['session.getTranscript', 'report.run', 'report.getAll', 'report.wait'];

// How numbers to buy look is not documented.
test.each(OPERATIONS.filter(([, operation]) => operation !== 'searchNumbers'))(
	'the output schema of %s.%s names what comes out',
	async (resource, operation) => {
		const nodeDir = path.resolve('dist/nodes/EvoVoice');
		const schema = loadOutputSchema({ nodeDir, version: 1, resource, operation } as never) as {
			properties: Record<string, unknown>;
		};
		// Of all logins the one that may do everything.
		const login = office.sandbox.logins.teamLead;
		const { items } = await run(
			{ ...office.credentials, ...login },
			{ resource, operation, ...(await givenFor(resource, operation)) },
			[{ json: {}, binary: { data: { data: 'YQ==', mimeType: 'text/plain' } } }],
		);
		const named = Object.keys(schema.properties);
		const found = Object.keys(items[0].json);
		expect(named).toEqual(expect.arrayContaining(found));
		if (!AS_THEY_ARE.includes(`${resource}.${operation}`)) expect(named).toHaveLength(found.length);
	},
);
