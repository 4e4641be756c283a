import type { WorkflowJson, WorkflowNode } from '../demo/rest';
import { WIDE_PACKAGE } from './widePackage';

/** The names that the nodes of the benchmark's workflows carry. */
export const START = 'Start';
export const MEASURED = 'Measured';

/** What the workflows need to know of the sandbox and of n8n's stored credentials. */
export interface Surroundings {
	url: string;
	credential: StoredCredential;
	/** The same login as n8n's own Basic Auth credential, which a user would pick instead. */
	basicAuth: StoredCredential;
}

interface StoredCredential {
	id: string;
	name: string;
}

type MeasuredNode = Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>;

const SESSION_ID = '={{ $json.id }}';

const evoVoice =
	(type: string) =>
	({ credential }: Surroundings) => ({
		type: `${type}.evoVoice`,
		typeVersion: 1,
		parameters: {
			resource: 'session',
			operation: 'patch',
			sessionId: { __rl: true, mode: 'id', value: SESSION_ID },
			updateFields: { callState: 'Hold' },
		},
		credentials: { evoVoiceApi: credential },
	});

/** The nodes that are compared. All have one expression, which gives the ID of a session. */
export const NODES = {
	evoVoice: evoVoice('n8n-nodes-evovoice'),
	wideEvoVoice: evoVoice(WIDE_PACKAGE),
	httpRequest: ({ url, basicAuth }: Surroundings) => ({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'PATCH',
			url: `=${url}/sessions/{{ $json.id }}`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpBasicAuth',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '{ "callState": "Hold" }',
			options: {},
		},
		credentials: { httpBasicAuth: basicAuth },
	}),
	editFields: () => ({
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			assignments: {
				assignments: [{ id: 'a', name: 'sessionId', value: SESSION_ID, type: 'string' }],
			},
			options: {},
		},
	}),
} satisfies Record<string, (surroundings: Surroundings) => MeasuredNode>;

export type NodeName = keyof typeof NODES;

/** A workflow that hands one item for each session to one of the nodes. */
export function workflowOf(
	name: NodeName,
	sessionIds: string[],
	surroundings: Surroundings,
): WorkflowJson {
	const start: WorkflowNode = {
		id: 's',
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const measured: WorkflowNode = {
		id: 'm',
		name: MEASURED,
		position: [200, 0],
		...NODES[name](surroundings),
	};
	return {
		name: `${name}, ${sessionIds.length} items`,
		nodes: [start, measured],
		connections: { [START]: { main: [[{ node: MEASURED, type: 'main', index: 0 }]] } },
		pinData: { [START]: sessionIds.map((id) => ({ json: { id } })) },
	};
}
