import { CONTRACT_EVENTS } from './contract';
import { Trigger, credentialsFor } from './publishedTrigger';
import { useQuietSandbox } from './quietSandbox';

const BEN = 'ben.osei@harbor-desk.example';

const service = useQuietSandbox();

const call = (more = {}) =>
	service.sandbox.office.start({ callState: 'Connected', members: [], ...more });
const watching = async (parameters = {}) =>
	await Trigger.of(credentialsFor(service.sandbox), {
		source: 'mySessions',
		events: CONTRACT_EVENTS,
		...parameters,
	});
const paths = () => service.sandbox.requests.map(({ method, path }) => `${method} ${path}`);

describe('activation and quiet polls', () => {
	it('remembers what is there and emits nothing', async () => {
		call();
		const trigger = await watching();
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
	});

	it('counts as the first poll even when nothing is live', async () => {
		const trigger = await watching();
		expect(await trigger.poll()).toBeNull();
		call();
		expect(await trigger.events()).toEqual(['sessionStarted', 'sessionConnected']);
		expect(await trigger.poll()).toBeNull();
	});
});

describe('events', () => {
	const changes: Array<[string, (id: string) => void, string[]]> = [
		[
			'ringing',
			(id) => service.sandbox.office.change(id, { callState: 'Ringing' }),
			['sessionRinging'],
		],
		['hold', (id) => service.sandbox.office.change(id, { callState: 'Hold' }), ['sessionHeld']],
		[
			'queue',
			(id) => service.sandbox.office.change(id, { queueState: 'Queued' }),
			['sessionQueued'],
		],
		[
			'a member',
			(id) => service.sandbox.office.addMember(id, { identity: BEN }),
			[`memberJoined ${BEN}`],
		],
		[
			'a conference',
			(id) => service.sandbox.office.change(id, { conferenceSid: 'CF1' }),
			['conferenceStarted'],
		],
		[
			'console data',
			(id) => service.sandbox.office.change(id, { consoleData: 'vip' }),
			['consoleDataChanged'],
		],
		['the end', (id) => service.sandbox.office.end(id), ['sessionEnded']],
		[
			'a missed call',
			(id) => service.sandbox.office.end(id, { missed: true }),
			['sessionEnded', 'sessionMissed'],
		],
	];
	it.each(changes)('emits %s once', async (_, happen, emitted) => {
		const { id } = call();
		const trigger = await watching();
		await trigger.poll();
		happen(id);
		expect(await trigger.events()).toEqual(emitted);
		expect(await trigger.poll()).toBeNull();
	});

	it('emits connected, resumed and a member who left', async () => {
		const { id } = call({ callState: 'Ringing', members: [{ identity: BEN }] });
		const trigger = await watching();
		await trigger.poll();
		service.sandbox.office.change(id, { callState: 'Connected' });
		expect(await trigger.events()).toEqual(['sessionConnected']);
		service.sandbox.office.change(id, { callState: 'Hold' });
		await trigger.poll();
		service.sandbox.office.change(id, { callState: 'Connected' });
		service.sandbox.office.removeMember(id, BEN);
		expect(await trigger.events()).toEqual(['sessionResumed', `memberLeft ${BEN}`]);
	});

	it('sends only what is chosen, but remembers everything', async () => {
		const { id } = call();
		const trigger = await watching({ events: ['sessionResumed'] });
		await trigger.poll();
		service.sandbox.office.change(id, { callState: 'Hold' });
		expect(await trigger.poll()).toBeNull();
		service.sandbox.office.change(id, { callState: 'Connected' });
		expect(await trigger.events()).toEqual(['sessionResumed']);
	});

	it('describes an event in full', async () => {
		const { id } = call({ fromAddress: '+15551234' });
		const trigger = await watching({ events: ['memberJoined', 'sessionHeld'] });
		await trigger.poll();
		service.sandbox.office.change(id, { callState: 'Hold' });
		service.sandbox.office.addMember(id, { identity: BEN, role: 'Agent' });
		const [held, joined] = (await trigger.poll())!;
		expect(held).toMatchObject({
			event: 'sessionHeld',
			changes: [{ field: 'callState', before: 'Connected', after: 'Hold' }],
			session: { id, callState: 'Hold', fromAddress: '+15551234', ended: false, outcome: '' },
		});
		expect(Math.abs(Date.now() - Date.parse(held.detectedAt))).toBeLessThan(10_000);
		expect(held).not.toHaveProperty('member');
		expect(joined).toMatchObject({
			changes: [{ field: 'members', before: [], after: [BEN] }],
			member: { identity: BEN, role: 'Agent', displayName: 'Ben Osei' },
		});
	});

	it('gives the raw session when it is not to be simplified', async () => {
		const trigger = await watching({ events: ['sessionStarted'], simplify: false });
		await trigger.poll();
		const { id } = call({ consoleData: 'vip' });
		const [{ session }] = (await trigger.poll())!;
		expect(session).toMatchObject({ id, consoleData: 'vip', accountName: 'Harbor Desk' });
	});

	it('orders sessions by their start and the events of each as they can have happened', async () => {
		const trigger = await watching({ events: [...CONTRACT_EVENTS, 'anyChange'] });
		await trigger.poll();
		const later = call({ dateCreated: new Date(Date.now() - 1_000).toISOString() });
		const earlier = call({
			dateCreated: new Date(Date.now() - 9_000).toISOString(),
			callState: 'Hold',
		});
		const emitted = (await trigger.poll())!;
		expect(emitted.map(({ event, session }) => [session.id, event])).toEqual([
			[earlier.id, 'sessionStarted'],
			[earlier.id, 'sessionHeld'],
			[earlier.id, 'anyChange'],
			[later.id, 'sessionStarted'],
			[later.id, 'sessionConnected'],
			[later.id, 'anyChange'],
		]);
	});
});

describe('a session that leaves the active list', () => {
	it('is looked up once, and its end carries the outcome', async () => {
		const { id } = call();
		const trigger = await watching();
		await trigger.poll();
		service.sandbox.office.end(id, { outcome: 'Sold' });
		service.sandbox.requests.length = 0;
		const [ended] = (await trigger.poll())!;
		expect(ended).toMatchObject({
			event: 'sessionEnded',
			session: { id, outcome: 'Sold', ended: true },
		});
		expect(paths()).toEqual(['GET /sessions/active', `GET /sessions/${id}`]);
		await trigger.poll();
		expect(paths()).toEqual([
			'GET /sessions/active',
			`GET /sessions/${id}`,
			'GET /sessions/active',
		]);
	});

	it('ends without outcome when the server no longer has it', async () => {
		const { id } = call({ callState: 'Hold', fromAddress: '+15551234' });
		const trigger = await watching({ events: [...CONTRACT_EVENTS, 'anyChange'] });
		await trigger.poll();
		service.sandbox.office.erase(id);
		const emitted = (await trigger.poll())!;
		expect(emitted.map(({ event }) => event)).toEqual(['sessionEnded', 'anyChange']);
		expect(emitted[0].session).toMatchObject({
			id,
			fromAddress: '+15551234',
			outcome: '',
			ended: true,
		});
		expect(await trigger.poll()).toBeNull();
	});

	it('has no further events while it lives elsewhere, until it ends there', async () => {
		const { id } = call({
			endpointId: 'line',
			members: [{ identity: service.sandbox.logins.phoneUser.username }],
		});
		const trigger = await watching({ events: ['sessionHeld', 'sessionEnded', 'memberLeft'] });
		await trigger.poll();
		service.sandbox.office.removeMember(id, service.sandbox.logins.phoneUser.username);
		service.sandbox.office.change(id, { callState: 'Hold' });
		expect(await trigger.poll()).toBeNull();
		service.sandbox.office.change(id, { callState: 'Connected' });
		service.sandbox.office.end(id);
		expect(await trigger.events()).toEqual([
			`memberLeft ${service.sandbox.logins.phoneUser.username}`,
			'sessionEnded',
		]);
	});

	it('does not start again when it comes back', async () => {
		const me = service.sandbox.logins.phoneUser.username;
		const { id } = call({ endpointId: 'line', members: [{ identity: me }] });
		const trigger = await watching();
		await trigger.poll();
		service.sandbox.office.removeMember(id, me);
		expect(await trigger.poll()).toBeNull();
		service.sandbox.office.addMember(id, { identity: me });
		service.sandbox.office.change(id, { callState: 'Hold' });
		expect(await trigger.events()).toEqual(['sessionHeld']);
	});

	it('is not taken for ended when the answer is about nothing', async () => {
		const { id } = call();
		const trigger = await watching();
		await trigger.poll();
		service.sandbox.office.end(id);
		service.sandbox.faults.add({ path: `/sessions/${id}`, status: 200, body: { ended: true } });
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.events()).toEqual(['sessionEnded']);
	});

	it('is looked up again by the next poll when the look-up did not work', async () => {
		const { id } = call();
		const trigger = await watching();
		await trigger.poll();
		service.sandbox.office.end(id, { missed: true });
		service.sandbox.faults.add({ path: `/sessions/${id}`, status: 500 });
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.events()).toEqual(['sessionEnded', 'sessionMissed']);
	});
});

describe('a poll that fails', () => {
	it.each([400, 500])('leaves the state as it was on %i and catches up', async (status) => {
		const { id } = call();
		const trigger = await watching();
		await trigger.poll();
		service.sandbox.office.change(id, { callState: 'Hold' });
		const before = JSON.stringify(trigger.state);
		service.sandbox.faults.add({ path: '/sessions/active', status, body: { sessions: [] } });
		await expect(trigger.poll()).rejects.toThrow();
		expect(JSON.stringify(trigger.state)).toBe(before);
		expect(await trigger.events()).toEqual(['sessionHeld']);
	});

	it.each([
		[401, /password|sign|login/i],
		[403, /phone user|role|User/],
	])('says what to fix on %i', async (status, words) => {
		const trigger = await watching();
		await trigger.poll();
		for (const operation of ['GetActiveSessions', 'Authenticate']) {
			service.sandbox.faults.add({ operation, status });
		}
		await trigger.poll().catch(() => undefined);
		const [{ name, message, description, httpCode }] = trigger.failed;
		expect({ name, httpCode }).toEqual({ name: 'NodeApiError', httpCode: String(status) });
		expect(`${message} ${description}`).toMatch(words);
	});
});
