import type { IDataObject, INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import { startSandbox } from '../../sandbox';
import { HARBOR_DESK } from '../../sandbox/office/people';
import { OPERATIONS } from '../../test/engine/contract';
import { givenFor, WITH_A_FILE } from '../../test/engine/given';
import { loadPackage, run } from '../../test/engine/harness';
import { credentialsFor, Trigger } from '../../test/trigger/publishedTrigger';

/** An operation as it was run, by n8n's engine, against the sandbox. */
export interface Example {
	parameters: INodeParameters;
	/** The first item that came out, and what is binary in it. */
	json: IDataObject;
	binary?: string[];
}

/** The built package, and what came of running it. */
export interface Runs {
	node: INodeTypeDescription;
	trigger: INodeTypeDescription;
	/** By `resource.operation`. */
	operations: Map<string, Example>;
	/** An item of the trigger for some events, by `source.event`. */
	events: Map<string, IDataObject>;
}

/** It wants a whole package as Export gives it, which is no example to read. */
const WITHOUT_EXAMPLE = ['flow.import'];

const EVENTS: Array<[source: string, event: string]> = [
	['mySessions', 'sessionMissed'],
	['messages', 'messageReceived'],
	['files', 'voicemailReceived'],
];

/**
 * Runs every operation once, and the trigger's step in the editor, against a sandbox that is always the
 * same: what comes out is what the documentation shows.
 * @throws Error when an operation does not succeed
 */
export async function runAll(): Promise<Runs> {
	const loader = await loadPackage();
	const describe = (name: string) => loader.getNode(name).type.description as INodeTypeDescription;
	return {
		node: describe('evoVoice'),
		trigger: describe('evoVoiceTrigger'),
		operations: await runOperations(),
		events: await runEvents(),
	};
}

async function runOperations(): Promise<Runs['operations']> {
	const sandbox = await startSandbox({ quiet: true, clock: 'manual' });
	const credentials = credentialsFor(sandbox, 'teamLead');
	const idOf = (fits: Parameters<ReturnType<typeof sandbox.office.sessions>['find']>[0]) =>
		sandbox.office.sessions().find(fits)!.id;
	const office = { sandbox, credentials, idOf } as unknown as Parameters<typeof givenFor>[0];
	const operations: Runs['operations'] = new Map();
	for (const [resource, operation] of OPERATIONS) {
		if (WITHOUT_EXAMPLE.includes(`${resource}.${operation}`)) continue;
		sandbox.reset();
		const given = await givenFor(office, resource, operation);
		const parameters = { resource, operation, ...given };
		const { items, error } = await run(credentials, parameters, WITH_A_FILE);
		if (error) throw error;
		const [{ json, binary }] = items;
		operations.set(`${resource}.${operation}`, {
			parameters,
			json,
			...(binary && { binary: Object.keys(binary) }),
		});
	}
	await sandbox.stop();
	return operations;
}

async function runEvents(): Promise<Runs['events']> {
	// The trigger asks for the last days.
	const startAt = new Date().toISOString();
	const sandbox = await startSandbox({ quiet: true, clock: 'manual', startAt });
	sandbox.office.receiveText({ text: 'Is the meeting room free tomorrow?' });
	sandbox.office.leaveVoicemail({ transcribedAfterMs: 0 });
	sandbox.clock.advance(1_000);
	const events: Runs['events'] = new Map();
	for (const [source, event] of EVENTS) {
		const parameters = { source, events: [event], accounts: [HARBOR_DESK.id] };
		const login = source === 'mySessions' ? 'phoneUser' : 'manager';
		const trigger = await Trigger.of(credentialsFor(sandbox, login), parameters);
		events.set(`${source}.${event}`, withoutToday((await trigger.executeStep())![0]));
	}
	await sandbox.stop();
	return events;
}

/** The same item, of a day that is always the same. */
function withoutToday(item: IDataObject): IDataObject {
	const date = /"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)"/g;
	return JSON.parse(JSON.stringify(item).replace(date, '"2026-03-04T10:00:00Z"')) as IDataObject;
}
