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
	(type: string, updateFields: object = { callState: 'Hold' }) =>
	({ credential }: Surroundings) => ({
		type: `${type}.evoVoice`,
		typeVersion: 1,
		parameters: {
			resource: 'session',
			operation: 'patch',
			sessionId: { __rl: true, mode: 'id', value: SESSION_ID },
			updateFields,
		},
		credentials: { evoVoiceApi: credential },
	});

const httpRequest =
	(jsonBody: string) =>
	({ url, basicAuth }: Surroundings) => ({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'PATCH',
			url: `=${url}/sessions/{{ $json.id }}`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpBasicAuth',
			sendBody: true,
			specifyBody: 'json',
			jsonBody,
			options: {},
		},
		credentials: { httpBasicAuth: basicAuth },
	});

/** The nodes that are compared. All have one expression, which gives the ID of a session. */
export const NODES = {
	evoVoice: evoVoice('n8n-nodes-evovoice'),
	wideEvoVoice: evoVoice(WIDE_PACKAGE),
	httpRequest: httpRequest('{ "callState": "Hold" }'),
	evoVoiceConsole: evoVoice('n8n-nodes-evovoice', { consoleData: 'x' }),
	httpRequestConsole: httpRequest('{ "consoleData": "x" }'),
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

/** The nodes that read a list of 100 pages: the whole list, page after page, in one run. */
export const LISTS = {
	evoVoice: ({ credential }: Surroundings) => ({
		type: 'n8n-nodes-evovoice.evoVoice',
		typeVersion: 1,
		parameters: { resource: 'session', operation: 'getAll', returnAll: true, simplify: false },
		credentials: { evoVoiceApi: credential },
	}),
	httpRequest: ({ url, basicAuth }: Surroundings) => ({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			url: `${url}/sessions?countPerPage=100&simplifiedPaging=true`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpBasicAuth',
			options: {
				pagination: {
					pagination: {
						parameters: { parameters: [{ name: 'page', value: '={{ $pageCount }}' }] },
						paginationCompleteWhen: 'other',
						completeExpression: '={{ $response.body.hasMorePages === false }}',
					},
				},
			},
		},
		credentials: { httpBasicAuth: basicAuth },
	}),
} satisfies Record<string, (surroundings: Surroundings) => MeasuredNode>;

/** The nodes that download a file; n8n's needs two, one after the other. */
export const DOWNLOADS = {
	evoVoice: [
		({ credential }: Surroundings) => ({
			type: 'n8n-nodes-evovoice.evoVoice',
			typeVersion: 1,
			parameters: {
				resource: 'file',
				operation: 'download',
				fileId: { __rl: true, mode: 'id', value: SESSION_ID },
			},
			credentials: { evoVoiceApi: credential },
		}),
	],
	httpRequest: [`={{ $json.id }}`, ''].map((id) => ({ url, basicAuth }: Surroundings) => ({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			url: id ? `=${url}/files/{{ $json.id }}` : '={{ $json.uri }}',
			authentication: 'genericCredentialType',
			genericAuthType: 'httpBasicAuth',
			options: id ? {} : { response: { response: { responseFormat: 'file' } } },
		},
		credentials: { httpBasicAuth: basicAuth },
	})),
} satisfies Record<string, Array<(surroundings: Surroundings) => MeasuredNode>>;

/** A workflow that hands one item for each session to one of the nodes. */
export const workflowOf = (
	name: NodeName,
	sessionIds: string[],
	surroundings: Surroundings,
): WorkflowJson => chainOf(name, [NODES[name](surroundings)], sessionIds);

/** A workflow that hands one item for each ID to nodes one after the other. */
export function chainOf(name: string, measured: MeasuredNode[], ids: string[]): WorkflowJson {
	const start: WorkflowNode = {
		id: 's',
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodes = measured.map((node, at) => ({
		id: `m${at}`,
		name: nameAt(at),
		position: [200 * (at + 1), 0] as [number, number],
		...node,
	}));
	return {
		name: `${name}, ${ids.length} items`,
		nodes: [start, ...nodes],
		connections: Object.fromEntries(
			[START, ...nodes.map((node) => node.name)]
				.slice(0, -1)
				.map((from, at) => [from, { main: [[{ node: nameAt(at), type: 'main', index: 0 }]] }]),
		),
		pinData: { [START]: ids.map((id) => ({ json: { id } })) },
	};
}

/** The name of the measured node at a place in the chain. */
export const nameAt = (at: number) => (at === 0 ? MEASURED : `${MEASURED} ${at + 1}`);
