import { HARBOR_DESK, HARBOR_WEST, MAIN_LINE } from '../../sandbox/office/people';
import { byId, useOffice } from './office';

const office = useOffice();
const live = () =>
	office.sandbox.office
		.sessions()
		.filter(({ ended, callSid, accountId }) => !ended && callSid && accountId === HARBOR_DESK.id);
const run = async (parameters = {}) =>
	await office.run('call.getActive', {
		accountId: byId(HARBOR_DESK.id),
		returnAll: true,
		...parameters,
	});

beforeEach(() => Object.assign(office.credentials, office.sandbox.logins.manager));

test('returns the live calls of the account, simplified, which sessions name as callSid', async () => {
	const { items } = await run();
	const found = items.map(({ json }) => json);
	expect(found.map(({ sid }) => sid).sort()).toEqual(
		live()
			.map(({ callSid }) => callSid)
			.sort(),
	);
	expect(found.length).toBeGreaterThan(2);
	for (const each of found) {
		expect(Object.keys(each)).toEqual([
			'sid',
			'status',
			'direction',
			'from',
			'to',
			'callerName',
			'dateCreated',
			'startTime',
			'forwardedFrom',
			'parentCallSid',
		]);
	}
	expect(office.arrived()).toHaveLength(1);
});

test("returns the carrier's own objects without Simplify, and stops at the limit", async () => {
	office.sandbox.office.start({ callState: 'Ringing', fromAddress: '+15035550199' });
	const { items } = await run({ simplify: false });
	const ringing = items.find(({ json }) => json.from === '+15035550199')!.json;
	expect(ringing).toMatchObject({
		status: 'ringing',
		direction: 'inbound',
		fromFormatted: '(503) 555-0199',
		to: MAIN_LINE.extraInformation,
	});
	expect(ringing.uri).toBeDefined();
	expect((await run({ returnAll: false, limit: 1 })).items).toHaveLength(1);
});

test('gives no items, and no failure, when nobody talks', async () => {
	for (const { id } of live()) office.sandbox.office.end(id);
	const { items, error } = await run();
	expect(items).toEqual([]);
	expect(error).toBeUndefined();
});

test('asks which account where the login has several, and takes the only one', async () => {
	const { error } = await run({ accountId: byId('') });
	expect(error).toMatchObject({
		message: "'Account' is empty",
		description: expect.stringContaining(HARBOR_WEST.name),
	});
	Object.assign(office.credentials, office.sandbox.logins.teamLead);
	const { items } = await run({ accountId: byId('') });
	expect(items).toHaveLength(live().length);
});

test.each([
	['a, b', "'Account' names several accounts"],
	['..', "'Account' cannot be '..'"],
])('refuses the account %p before anything is sent', async (id, message) => {
	const { error } = await run({ accountId: byId(id) });
	expect(error?.message).toBe(message);
	expect(office.arrived()).toEqual([]);
});

test('is not for phone users, and says whom to ask', async () => {
	Object.assign(office.credentials, office.sandbox.logins.phoneUser);
	const { error, items } = await run();
	expect(items).toEqual([]);
	expect(error?.message).toBe(
		'The operation needs a login with the role Manager, SystemAdministrator or CallCenterDashboard',
	);
});
