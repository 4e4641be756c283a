import type { ResourceChecks } from './agentCheck';

const STATES = ['Connected', 'Disconnected', 'Hold', 'Passive', 'Ringing'];

export const session: ResourceChecks = {
	getActive: ({ office }) => {
		const call = office.start({ fromName: 'Seen by an agent' });
		return {
			claim: 'lists the live sessions, simplified',
			gives: { returnAll: true },
			effect: (items) =>
				items.some(({ id, displayName, log }) => {
					return id === call.id && displayName === 'Seen by an agent' && log === undefined;
				}),
		};
	},
	get: ({ office }) => {
		const call = office.start({ fromName: 'Read by an agent' });
		return {
			claim: 'shows one session',
			gives: { sessionId: call.id },
			effect: ([found]) => found?.id === call.id && found.displayName === 'Read by an agent',
		};
	},
	getAll: ({ office }) => {
		const call = office.start({ fromAddress: '+15035550171' });
		const { id } = office.start({ fromAddress: '+15035550171' });
		office.end(id, { missed: true });
		return {
			claim: 'lists calls that are over, too, by the number of the caller',
			gives: { returnAll: true, 'filters.from': '5550171' },
			effect: (items) =>
				items.length === 2 &&
				items.some((found) => found.id === id && found.wasMissed === true) &&
				items.some((found) => found.id === call.id && found.wasMissed === false),
		};
	},
	hold: ({ office }) => {
		const call = office.start({ fromName: 'Put on hold by an agent' });
		return {
			claim: 'holds a call by the call leg of the login',
			gives: { sessionId: call.id, 'additionalFields.reason': 'transferring' },
			effect: () => {
				const { callState, holdReason } = office.get(call.id)!;
				return callState === 'Hold' && holdReason === 'Transferring';
			},
			refuses: [{ gives: { 'additionalFields.reason': 'lunch' }, says: ['None', 'Transferring'] }],
		};
	},
	resume: ({ office }) => {
		const call = office.start({ fromName: 'Taken up by an agent', callState: 'Hold' });
		return {
			claim: 'takes a call off hold',
			gives: { sessionId: call.id },
			effect: () => office.get(call.id)?.callState === 'Connected',
		};
	},
	end: ({ office }) => {
		const call = office.start({ fromName: 'Hung up by an agent' });
		return {
			claim: 'hangs up a call',
			gives: { sessionId: call.id },
			effect: () => office.get(call.id)?.ended === true,
		};
	},
	patch: ({ office }) => {
		const call = office.start({ fromName: 'Held by an agent' });
		return {
			claim: 'puts a call on hold',
			gives: { sessionId: call.id, 'updateFields.callState': 'Hold' },
			effect: () => office.get(call.id)?.callState === 'Hold',
			refuses: [{ gives: { 'updateFields.callState': 'Parked' }, says: STATES }],
		};
	},
	getTranscript: ({ office }) => {
		const chat = office.start({ channel: 'Chat', fromName: 'Read by an agent' });
		const { line, otherAddress } = office.messages.partiesOf(chat);
		const body = 'Is the meeting room free?';
		const { id: sessionId } = chat;
		office.messages.add({
			line: line!,
			otherAddress,
			direction: 'Incoming',
			text: body,
			sessionId,
		});
		return {
			claim: 'shows what was written in a chat',
			gives: { sessionId, returnAll: true },
			effect: (items) => items.some((found) => found.body === body),
		};
	},
	startOutgoing: (sandbox) => ({
		claim: 'has a flow call somebody',
		gives: {
			flowId: sandbox.office.directory.flows[0].id,
			numberToDial: '+1 (503) 555-0188',
			'additionalFields.callerId': '',
		},
		effect: ([{ success }]) =>
			success === true &&
			sandbox.requests.some(({ operation, body, status }) => {
				const { numberToDial, ...rest } = (body ?? {}) as Record<string, unknown>;
				const isCalled = numberToDial === '+15035550188' && !('callerId' in rest);
				return operation === 'NewOutgoingSession' && isCalled && status === 204;
			}),
		refuses: [{ gives: { numberToDial: 'reception' }, says: ['country code'] }],
	}),
	redirect: ({ office }) => {
		const call = office.start({ fromName: 'Passed on by an agent' });
		return {
			claim: 'passes a call on',
			gives: { sessionId: call.id, destination: '+1 (503) 555-0142' },
			effect: () => office.get(call.id)?.destination === '+15035550142',
			refuses: [{ gives: { destination: '' }, says: ['phone number'] }],
		};
	},
	reject: ({ office }) => {
		const call = office.start({ fromName: 'Turned down by an agent', callState: 'Ringing' });
		return {
			claim: 'turns a ringing call down',
			gives: { sessionId: call.id },
			effect: () => office.get(call.id)?.wasMissed === true,
		};
	},
	record: ({ office }) => {
		const call = office.start({ fromName: 'Recorded by an agent' });
		return {
			claim: 'starts the recording of a call',
			gives: { sessionId: call.id },
			effect: () => office.recordedSince.has(call.id),
		};
	},
};
