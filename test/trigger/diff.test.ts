import { CONTRACT_EVENTS } from './contract';
import type { Session } from '../../nodes/shared/entities/session';
import type { Change } from '../../nodes/EvoVoiceTrigger/sessions/events';
import { EVENTS, compareSnapshots } from '../../nodes/EvoVoiceTrigger/sessions/events';
import { takeSnapshot } from '../../nodes/EvoVoiceTrigger/sessions/snapshot';

const snapshot = (fields: Partial<Session>) => takeSnapshot({ id: 's1', ...fields })!;
const member = (identity: string) => ({ identity });

/** The names of the events, those that only restate the others left out. */
function emitted(before: Partial<Session> | undefined, after: Partial<Session>): string[] {
	const events = compareSnapshots(before && snapshot(before), snapshot(after));
	return events
		.filter(({ event }) => event !== 'anyChange')
		.map(({ event, identity }) => (identity ? `${event} ${identity}` : event));
}

function changes(before: Partial<Session>, after: Partial<Session>, event: string): Change[] {
	const found = compareSnapshots(snapshot(before), snapshot(after));
	return found.find((one) => one.event === event)!.changes;
}

describe('events in the order of the contract', () => {
	it('are these', () => {
		expect(EVENTS.map(({ value }) => value)).toEqual([...CONTRACT_EVENTS, 'anyChange']);
	});

	it.each<[string, Partial<Session> | undefined, Partial<Session>, string[]]>([
		['an unknown id', undefined, {}, ['sessionStarted']],
		[
			'first seen ringing',
			undefined,
			{ callState: 'Ringing' },
			['sessionStarted', 'sessionRinging'],
		],
		['first seen on hold', undefined, { callState: 'Hold' }, ['sessionStarted', 'sessionHeld']],
		[
			'first seen talking',
			undefined,
			{ callState: 'Connected' },
			['sessionStarted', 'sessionConnected'],
		],
		['first seen queued', undefined, { queueState: 'Queued' }, ['sessionStarted', 'sessionQueued']],
		[
			'first seen with a member, a conference and console data',
			undefined,
			{ members: [member('a')], conferenceSid: 'CF', consoleData: 'x' },
			['sessionStarted'],
		],
		[
			'first seen on hold and queued, with a member',
			undefined,
			{ callState: 'Hold', queueState: 'Queued', members: [member('a')] },
			['sessionStarted', 'sessionHeld', 'sessionQueued'],
		],
		[
			'first seen already over',
			undefined,
			{ ended: true, callState: 'Connected', members: [member('a')], consoleData: 'x' },
			['sessionStarted', 'sessionEnded'],
		],
		[
			'first seen already over and missed',
			undefined,
			{ ended: true, wasMissed: true },
			['sessionStarted', 'sessionEnded', 'sessionMissed'],
		],
		['ringing again', { callState: 'Hold' }, { callState: 'Ringing' }, ['sessionRinging']],
		['answered', { callState: 'Ringing' }, { callState: 'Connected' }, ['sessionConnected']],
		[
			'back from passive',
			{ callState: 'Passive' },
			{ callState: 'Connected' },
			['sessionConnected'],
		],
		['held', { callState: 'Connected' }, { callState: 'Hold' }, ['sessionHeld']],
		['resumed', { callState: 'Hold' }, { callState: 'Connected' }, ['sessionResumed']],
		['still on hold', { callState: 'Hold' }, { callState: 'Hold' }, []],
		['queued', { queueState: 'Ringing' }, { queueState: 'Queued' }, ['sessionQueued']],
		['out of the queue', { queueState: 'Queued' }, { queueState: 'Connected' }, []],
		[
			'two come, one goes',
			{ members: [member('a'), member('b')] },
			{ members: [member('b'), member('c'), member('d')] },
			['memberJoined c', 'memberJoined d', 'memberLeft a'],
		],
		[
			'members in another order',
			{ members: [member('a'), member('b')] },
			{ members: [member('b'), member('a')] },
			[],
		],
		[
			'one person twice',
			{ members: [member('a')] },
			{ members: [member('a'), member('a'), {}] },
			[],
		],
		['a conference', {}, { conferenceSid: 'CF1' }, ['conferenceStarted']],
		['another conference', { conferenceSid: 'CF1' }, { conferenceSid: 'CF2' }, []],
		['console data', { consoleData: 'a' }, { consoleData: 'b' }, ['consoleDataChanged']],
		['console data emptied', { consoleData: 'a' }, { consoleData: '' }, ['consoleDataChanged']],
		['console data empty or absent', { consoleData: '' }, {}, []],
		['over', {}, { ended: true }, ['sessionEnded']],
		['over and missed', {}, { ended: true, wasMissed: true }, ['sessionEnded', 'sessionMissed']],
		['marked as missed while it lives', {}, { wasMissed: true }, []],
		[
			'marked as missed later',
			{ ended: true },
			{ ended: true, wasMissed: true },
			['sessionMissed'],
		],
		['still over', { ended: true, wasMissed: true }, { ended: true, wasMissed: true }, []],
		['alive again', { ended: true }, { callState: 'Connected', members: [member('a')] }, []],
		[
			'all at once',
			{ callState: 'Hold', members: [member('a')] },
			{
				callState: 'Connected',
				queueState: 'Queued',
				members: [member('b')],
				conferenceSid: 'CF',
				consoleData: 'x',
				ended: true,
				wasMissed: true,
			},
			[
				'sessionResumed',
				'sessionQueued',
				'memberJoined b',
				'memberLeft a',
				'conferenceStarted',
				'consoleDataChanged',
				'sessionEnded',
				'sessionMissed',
			],
		],
	])('%s', (_, before, after, expected) => {
		expect(emitted(before, after)).toEqual(expected);
	});
});

describe('Any Change', () => {
	const any = (before: Partial<Session> | undefined, after: Partial<Session>) =>
		compareSnapshots(before && snapshot(before), snapshot(after)).filter(
			({ event }) => event === 'anyChange',
		);

	it.each<[string, Partial<Session>]>([
		['callState', { callState: 'Disconnected' }],
		['queueState', { queueState: 'Connected' }],
		['dialState', { dialState: 'Active' }],
		['endpointId', { endpointId: 'e' }],
		['customerId', { customerId: 'c' }],
		['fromAddress', { fromAddress: '+1' }],
		['fromName', { fromName: 'Ann' }],
		['toAddress', { toAddress: '+2' }],
		['destination', { destination: '+3' }],
		['members', { members: [member('a')] }],
		['conferenceSid', { conferenceSid: 'CF' }],
		['consoleData', { consoleData: 'x' }],
		['ended', { ended: true }],
	])('is emitted once when %s changes', (field, change) => {
		expect(any({}, change)).toMatchObject([{ changes: [{ field }] }]);
	});

	it('is emitted once for a new session, with what counts as a change of it', () => {
		const started = { fromAddress: '+1', members: [member('a')], consoleData: 'x' };
		expect(any(undefined, started)).toMatchObject([{ changes: [] }]);
		expect(any(undefined, { ...started, callState: 'Ringing' })).toMatchObject([
			{ changes: [{ field: 'callState', before: null, after: 'Ringing' }] },
		]);
		expect(any(undefined, { ...started, ended: true })).toMatchObject([
			{ changes: [{ field: 'ended', before: false, after: true }] },
		]);
	});

	it('is not emitted for fields that no event is about', () => {
		expect(any({}, { log: [], outcome: 'x', dateLastModified: '1', holdReason: 'None' })).toEqual(
			[],
		);
	});

	it('is all that is emitted for a session that came back to life', () => {
		expect(any({ ended: true }, { ended: false })).toMatchObject([
			{ changes: [{ field: 'ended', before: true, after: false }] },
		]);
	});
});

describe('changes', () => {
	it('belong to the event, while Any Change has all', () => {
		const before = { callState: 'Connected' as const, fromName: 'A' };
		const after = { callState: 'Hold' as const, fromName: 'B' };
		expect(changes(before, after, 'sessionHeld')).toEqual([
			{ field: 'callState', before: 'Connected', after: 'Hold' },
		]);
		expect(changes(before, after, 'anyChange')).toHaveLength(2);
	});

	it('leave out what a long value was before, and carry what it is now', () => {
		const [old, now] = ['x'.repeat(500), 'y'.repeat(500)];
		expect(changes({ consoleData: old }, { consoleData: now }, 'consoleDataChanged')).toEqual([
			{ field: 'consoleData', after: now },
		]);
		expect(changes({ consoleData: 'old' }, { consoleData: now }, 'consoleDataChanged')).toEqual([
			{ field: 'consoleData', before: 'old', after: now },
		]);
	});

	it('distinguish one long value from another of the same length', () => {
		const text = 'x'.repeat(5_000);
		expect(emitted({ consoleData: text }, { consoleData: `${text.slice(1)}y` })).toEqual([
			'consoleDataChanged',
		]);
		expect(emitted({ consoleData: text }, { consoleData: text })).toEqual([]);
	});
});
