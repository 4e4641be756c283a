import { BRIGHTWATER, HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import { byId, useOffice } from './office';

const office = useOffice({ login: 'manager' });
const account = byId(HARBOR_DESK.id);

describe('Call: Get Many', () => {
	const calls = async (parameters = {}) =>
		await office.run('call.getAll', { accountId: account, returnAll: true, ...parameters });

	test('returns the calls that are over, with duration and price', async () => {
		const { id, callSid } = office.sandbox.office.start();
		office.sandbox.clock.advance(90_000);
		office.sandbox.office.end(id);
		const day = office.sandbox.office.now().slice(0, 10);
		const { items } = await calls({ filters: { startDate: day, endDate: day } });
		expect(office.query()).toEqual({ accountId: HARBOR_DESK.id, startDate: day, endDate: day });
		expect(items.find(({ json }) => json.sid === callSid)!.json).toEqual({
			sid: callSid,
			status: 'completed',
			direction: 'inbound',
			from: expect.any(String),
			to: expect.any(String),
			startTime: expect.any(String),
			endTime: office.sandbox.office.now(),
			duration: 90,
			price: -0.017,
			priceUnit: 'USD',
		});
	});

	test('stops at the limit, and brings everything without Simplify', async () => {
		expect((await calls({ returnAll: false, limit: 2 })).items).toHaveLength(2);
		const { items } = await calls({ simplify: false });
		expect(items[0].json).toHaveProperty('accountSid');
	});

	test('returns none for days without calls, and takes none for nothing', async () => {
		const none = await calls({ filters: { startDate: '2099-01-01' } });
		expect([none.items, none.error]).toEqual([[], undefined]);
		office.sandbox.faults.add({ status: 200, body: '[]', operation: 'ListCalls' });
		expect((await calls()).items).toEqual([]);
	});
});

test('Contact: Get Many returns whom the phone user can call', async () => {
	Object.assign(office.credentials, office.sandbox.logins.phoneUser);
	const { items } = await office.run('contact.getAll', { returnAll: true });
	expect(office.arrived()).toMatchObject([{ method: 'GET', path: '/app/contacts' }]);
	const types = new Set(items.map(({ json }) => json.type));
	expect(types).toEqual(new Set(['User', 'Team', 'Contact']));
	expect((await office.run('contact.getAll', { limit: 3 })).items).toHaveLength(3);
});

test('Alert: Get Many finds alerts by account and by name', async () => {
	const names = async (parameters = {}) =>
		(await office.run('alert.getAll', parameters)).items.map(({ json }) => json.name);
	expect(await names()).toHaveLength(2);
	expect(await names({ accountId: byId(HARBOR_WEST.id) })).toEqual(['Costs']);
	expect(await names({ filters: { nameFilter: 'bright' } })).toEqual([
		'Many calls for Brightwater',
	]);
});

describe('Log Entry: Get Many', () => {
	const descriptions = async (filters = {}, more = {}) =>
		(await office.run('logEntry.getAll', { accountId: account, filters, ...more })).items.map(
			({ json }) => json.description,
		);

	test('asks for the operation by its name, the newest first', async () => {
		expect((await descriptions())[0]).toBe('Customer Brightwater Dental was changed');
		expect(office.arrived().at(-1)!.path).toMatch(/^\/json\/reply\/ListLogEntries\?/);
		expect(office.query()).toMatchObject({ sortField: 'dateCreated', sortOrder: 'Descend' });
	});

	test('finds entries by words, day and customer, or those of the account itself', async () => {
		expect(await descriptions({ description: 'OTHER flow' })).toEqual([
			'Number +15035550113 got another flow',
		]);
		expect(await descriptions({ customerIds: byId(BRIGHTWATER.id) })).toHaveLength(2);
		expect(await descriptions({ customerIds: byId('_') })).toEqual([
			'Opening hours of the account were changed',
		]);
		expect(await descriptions({ startDate: '2099-01-01' })).toEqual([]);
		expect(await descriptions({}, { limit: 1 })).toHaveLength(1);
	});
});
