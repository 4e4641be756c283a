import type { SessionInfo } from '../sandbox/office/model';
import { MAIN_LINE } from '../sandbox/office/people';
import type { DemoCredential } from './open';
import { withCredential } from './examples';
import type { WorkflowJson, WorkflowNode } from './rest';

const chosen = (value: string, cachedResultName: string) => {
	return { __rl: true, mode: 'list', value, cachedResultName };
};
const nothingChosen = { __rl: true, mode: 'list', value: '' };

/**
 * A workflow with one Evo Voice node per operation, filled in by picking from lists: what a person
 * sees who builds by hand. Node names are the operations.
 */
export function tourWorkflow(
	call: SessionInfo,
	chat: SessionInfo,
	credential: DemoCredential,
): WorkflowJson {
	const onCall = chosen(call.id, call.displayName ?? '');
	const inChat = chosen(chat.id, chat.displayName ?? '');
	const operations: Record<string, WorkflowNode['parameters']> = {
		'Session Get Active': { resource: 'session', operation: 'getActive' },
		'Session Update': {
			resource: 'session',
			operation: 'patch',
			sessionId: onCall,
			updateFields: { callState: 'Hold', consoleData: 'Gold customer', holdReason: 'Transferring' },
		},
		'Member Invite': {
			resource: 'member',
			operation: 'invite',
			sessionId: inChat,
			memberToAdd: 'elif.demir@harbor-desk.example',
			additionalFields: { callerId: '+1 503 555 0100' },
		},
		'Member Remove': {
			resource: 'member',
			operation: 'remove',
			sessionId: inChat,
			memberId: nothingChosen,
		},
		'Conference Add Member': {
			resource: 'conference',
			operation: 'add',
			sessionId: onCall,
			callSid: nothingChosen,
			destination: '+1 503 555 0142',
		},
		'Session Get Many': { resource: 'session', operation: 'getAll', limit: 20 },
		'Message Send': {
			resource: 'message',
			operation: 'send',
			endpointId: chosen(MAIN_LINE.id, MAIN_LINE.displayName ?? ''),
			toAddress: '+1 202 555 0184',
			body: 'Your order is ready to be picked up.',
		},
		'File Get Many': { resource: 'file', operation: 'getAll', limit: 20 },
		'Report Run': { resource: 'report', operation: 'run', report: 'callOutcome' },
	};
	const nodes = Object.entries(operations).map(([name, parameters], index) => ({
		id: `tour-${index}`,
		name,
		type: 'n8n-nodes-evovoice.evoVoice',
		typeVersion: 1,
		position: [300, index * 200] as [number, number],
		parameters,
	}));
	const trigger = {
		id: 'tour-trigger',
		name: 'Trigger',
		type: 'n8n-nodes-evovoice.evoVoiceTrigger',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {
			events: ['sessionMissed', 'sessionEnded'],
			filters: { direction: 'Incoming', channel: 'Voice' },
		},
	};
	return withCredential(
		{ name: 'Every operation', nodes: [trigger, ...nodes], connections: {} },
		credential,
	);
}
