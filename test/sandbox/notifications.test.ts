import { startSandbox, type Sandbox } from '../../sandbox';
import { Client } from './client';

interface Notification {
	id: string;
	accountId: string;
	customerName?: string;
	type: string;
	subject: string;
	recipients: Array<{ address: string }>;
	from: string;
	to: string;
	error: boolean;
	errorMessage?: string;
	dateCreated: string;
	dateLastModified: string;
}

const DESK = '64f1a0c2e4b0a1d2c3e40001';
const WEST = '64f1a0c2e4b0a1d2c3e40002';
const BRIGHTWATER = '65a2b1d3f5c1b2e3d4f50002';
const OKAFOR = '65a2b1d3f5c1b2e3d4f50003';

let sandbox: Sandbox;
let manager: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	manager = new Client(sandbox);
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const list = async (query = '') => await manager.all<Notification>(`/notifications?${query}`, 2);

test.each([
	['type=Push', ['Call waiting']],
	['type=Sms', ['New voice message']],
	['subjectFilter=MISSED', ['Missed call']],
	[`customerIds=${BRIGHTWATER}`, ['Incoming call', 'New voice message']],
	[`customerIds=${OKAFOR}`, ['Alarm call', 'Fax received']],
	[`accountIds=${WEST}`, ['New voice message']],
	['fromFilter=9715550130', ['New voice message']],
	['toFilter=0116', ['Missed call']],
	['startDate=2026-03-02&endDate=2026-03-02', ['New voice message']],
	['endDate=2026-03-01', ['Fax received']],
	['startDate=2027-01-01', []],
	['subjectFilter=nothing', []],
])('the list with %s has %j', async (query, subjects) => {
	expect((await list(query)).map(({ subject }) => subject).sort()).toEqual(subjects);
});

test('the list has the newest first and nothing of others', async () => {
	const all = await list();
	const dates = all.map(({ dateCreated }) => dateCreated);
	expect(dates).toEqual([...dates].sort().reverse());
	expect(new Set(all.map(({ accountId }) => accountId))).toEqual(new Set([DESK, WEST]));
});

test('one that did not arrive arrives when it is sent again', async () => {
	const [lost] = (await list('subjectFilter=voice')).filter(({ error }) => error);
	expect(lost.errorMessage).toContain('did not answer');
	sandbox.clock.advance(60_000);
	const { status, json } = await manager.ask<Notification>(
		'POST',
		`/notifications/${lost.id}/resend`,
	);
	expect(status).toBe(200);
	expect(json).toMatchObject({ id: lost.id, error: false, recipients: lost.recipients });
	expect(json).not.toHaveProperty('errorMessage');
	expect(json.dateLastModified > lost.dateLastModified).toBe(true);
	expect((await list()).find(({ id }) => id === lost.id)).toEqual(json);
	sandbox.reset();
	expect((await list()).find(({ id }) => id === lost.id)).toEqual(lost);
});

test('one to an address that cannot exist never arrives', async () => {
	const [lost] = await list('subjectFilter=missed');
	const again = await manager.ask<Notification>('POST', `/notifications/${lost.id}/resend`);
	expect(again.json).toMatchObject({ error: true, errorMessage: lost.errorMessage });
});

test('a finished report notifies whom it names', async () => {
	const body = { accountId: DESK, emailAddressToNotify: 'tom@harbor-desk.example' };
	await manager.ask('POST', '/reports/cdr', body);
	expect(await list('subjectFilter=report')).toEqual([]);
	sandbox.clock.advance(60_000);
	expect((await list('subjectFilter=report'))[0].recipients).toEqual([
		{ address: body.emailAddressToNotify },
	]);
});

test('unknown ones, those of others, bad days and phone users are refused', async () => {
	const [foreign] = await new Client(sandbox, 'administrator').all<Notification>(
		'/notifications?accountIds=64f1a0c2e4b0a1d2c3e40003',
	);
	const resend = async (id: string) => await manager.ask('POST', `/notifications/${id}/resend`);
	expect((await resend('unknown')).status).toBe(404);
	expect((await resend(foreign.id)).status).toBe(403);
	expect(await manager.refusal('GET', '/notifications?startDate=soon')).toEqual([
		400,
		['StartDate'],
	]);
	const anna = new Client(sandbox, 'phoneUser');
	expect((await anna.ask('GET', '/notifications')).status).toBe(403);
	expect((await anna.ask('POST', `/notifications/${foreign.id}/resend`)).status).toBe(403);
});

test('alerts are listed by account and name', async () => {
	const names = async (query: string) =>
		(await manager.all<{ name: string }>(`/alerts?${query}`)).map(({ name }) => name);
	expect(await names('')).toHaveLength(2);
	expect(await names(`accountIds=${WEST}`)).toEqual(['Costs']);
	expect(await names('nameFilter=bright')).toEqual(['Many calls for Brightwater']);
});

test('an empty office has no notifications', async () => {
	const empty = await startSandbox({ empty: true });
	try {
		expect(await new Client(empty).all('/notifications')).toEqual([]);
	} finally {
		await empty.stop();
	}
});
