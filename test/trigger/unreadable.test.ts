import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';

import { CONTRACT_EVENTS } from './contract';
import { useWatch } from './sessionSandbox';

const { watch, call, watching } = useWatch();

/** Lists these beside what is really there, as often as it is asked for. */
function listAlso(...odd: unknown[]): void {
	const sessions = watch.sandbox.office.sessions().filter(({ ended }) => !ended);
	const body = { sessions: [...odd, ...sessions] };
	watch.sandbox.faults.clear();
	watch.sandbox.faults.add({ path: '/sessions/active', times: Infinity, status: 200, body });
}

const HALF = '\ud83d';

describe('one odd session', () => {
	it.each<[string, unknown]>([
		['is no object', 'text'],
		['is nothing', null],
		['is a list', []],
		['has a number as ID', { id: 7, callState: 'Hold' }],
		['has an object as ID', { id: { $oid: 'a' } }],
		['has no ID', { callState: 'Hold' }],
		['has half a surrogate pair in its ID', { id: `a${HALF}` }],
	])('that %s is left out, hides no other one, and is logged once', async (_, odd) => {
		const warn = jest.spyOn(Container.get(Logger), 'warn').mockImplementation();
		const trigger = await watching({ events: [...CONTRACT_EVENTS, 'anyChange'] });
		listAlso(odd);
		await trigger.poll();
		const { id } = call();
		listAlso(odd);
		expect(await trigger.events()).toEqual(['sessionStarted', 'sessionConnected', 'anyChange']);
		watch.sandbox.office.change(id, { callState: 'Hold' });
		listAlso(odd);
		expect(await trigger.events()).toEqual(['sessionHeld', 'anyChange']);
		const logged = warn.mock.calls.filter(([message]) => message.includes('leaves out'));
		expect(logged).toHaveLength(1);
		warn.mockRestore();
	});

	it.each<[string, object]>([
		['a number', { fromAddress: 5, toAddress: 5, destination: 5, dateCreated: 5, callState: 5 }],
		['an object', { fromAddress: {}, consoleData: { a: 1 }, dateCreated: {}, conferenceSid: {} }],
		['a text where members are', { members: 'Ann' }],
		['odd members', { members: [null, 3, 'Ann', { identity: 7 }, { identity: {} }, {}] }],
		['half a surrogate pair', { fromName: `Ann ${HALF}`, members: [{ identity: HALF }] }],
		['nothing', { fromAddress: null, members: null, dateCreated: null, ended: null }],
	])('with %s in its fields is followed, and hides no other one', async (_, fields) => {
		const filters = { fromContains: '' };
		const trigger = await watching({ events: [...CONTRACT_EVENTS, 'anyChange'], filters });
		await trigger.poll();
		call();
		listAlso({ id: 'odd', ...fields });
		const emitted = (await trigger.poll())!;
		expect(emitted.filter(({ event }) => event === 'sessionStarted')).toHaveLength(2);
		listAlso({ id: 'odd', ...fields });
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.executeStep()).toHaveLength(1);
		await trigger.restart();
		expect(await trigger.poll()).toBeNull();
	});

	it.each([{ fromContains: '5' }, { toContains: '5' }, { channel: 'Voice' }])(
		'meets no filter %j that it cannot be held against',
		async (filters) => {
			const trigger = await watching({ filters });
			await trigger.poll();
			const odd = {
				id: 'odd',
				fromAddress: 5,
				toAddress: [5],
				destination: {},
				channel: ['Voice'],
			};
			listAlso(odd);
			expect(await trigger.poll()).toBeNull();
		},
	);
});
