import { search } from './harness';
import { byId, itemsOf, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice();
const REFUSED = 'Evo Voice does not accept the email and password of the credential';

beforeEach(() => {
	Object.assign(office.credentials, office.sandbox.logins.manager);
});

test('returns who the login is, its roles and its accounts', async () => {
	const { items } = await office.run('user.getCurrent');
	expect(office.arrived()).toMatchObject([{ method: 'GET', path: '/auth/status' }]);
	expect(items[0].json).toEqual({
		id: '2',
		name: 'Tom Becker',
		firstName: 'Tom',
		lastName: 'Becker',
		emailAddress: office.credentials.username,
		roles: ['Manager'],
		accountIds: ['64f1a0c2e4b0a1d2c3e40001', '64f1a0c2e4b0a1d2c3e40002'],
		accountNames: ['Harbor Desk', 'Harbor Desk West'],
		managerAccess: 'ReadWriteDelete',
		dashboardPermissions: expect.arrayContaining(['ViewReports']),
	});
});

test('an object without a field has it empty', async () => {
	Object.assign(office.credentials, office.sandbox.logins.phoneUser);
	const { items } = await office.run('user.getCurrent');
	expect(items[0].json).toMatchObject({ managerAccess: '', dashboardPermissions: [] });
	const raw = await office.run('user.getCurrent', { simplify: false });
	expect(raw.items[0].json).toMatchObject({ isAuthenticated: true });
	expect(raw.items[0].json).not.toHaveProperty('managerAccess');
});

describe('a login that is not accepted', () => {
	test.each(['wrong', ''])('with the password %p fails, and is sent once', async (password) => {
		office.credentials.password = password;
		const { message, httpCode } = await errorShown(office, 'user.getCurrent');
		expect(message).toBe(REFUSED);
		expect(httpCode).toBe('401');
		expect(office.logins()).toMatchObject([{ status: 401 }]);
		expect(office.arrived()).toEqual([]);
	});

	test.each([
		['nothing', { status: 204, body: '' }],
		['nobody', { status: 200, body: { id: '1' } }],
	])('is also known from an answer about %s', async (_, fault) => {
		office.sandbox.faults.add(fault);
		expect(await errorShown(office, 'user.getCurrent')).toMatchObject({
			message: REFUSED,
			httpCode: '401',
		});
	});

	test('is not tried again and again', async () => {
		office.credentials.password = 'wrong';
		const items = itemsOf(...Array.from({ length: 50 }, () => ({})));
		const found = await office.run('user.getCurrent', {}, items, {
			onError: 'continueRegularOutput',
		});
		expect(found.items).toHaveLength(50);
		for (const { json } of found.items) expect(json.error).toBe(REFUSED);
		expect(office.arrived().length).toBeLessThanOrEqual(20);
	});

	test('gives the same message where accounts are searched', async () => {
		office.credentials.password = 'wrong';
		const { message } = await errorShown(office, 'session.getAll');
		expect(message).toBe(REFUSED);
		await expect(search(office.credentials, 'searchAccounts')).rejects.toMatchObject({
			message: REFUSED,
		});
		expect(await errorShown(office, 'customer.create', { name: 'X' })).toMatchObject({
			message: REFUSED,
		});
		expect((await office.run('account.get', { accountId: byId('') })).error?.message).toBe(REFUSED);
	});
});
