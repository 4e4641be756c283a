import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice();
const as = (login: keyof Sandbox['logins']) =>
	Object.assign(office.credentials, office.sandbox.logins[login]);
const DESK = '64f1a0c2e4b0a1d2c3e40001';
const FOREIGN = '64f1a0c2e4b0a1d2c3e40003';

describe('Get', () => {
	test('returns the account that is chosen, simplified', async () => {
		as('manager');
		const { items } = await office.run('account.get', { accountId: byId(DESK) });
		expect(office.arrived()).toMatchObject([{ method: 'GET', path: `/accounts/${DESK}` }]);
		expect(Object.keys(items[0].json)).toHaveLength(10);
		expect(items[0].json).toMatchObject({
			id: DESK,
			name: 'Harbor Desk',
			maxPhoneNumbers: 100,
			isBYOA: false,
		});
	});

	test('returns its prices without Simplify', async () => {
		as('manager');
		const parameters = { accountId: byId(DESK), simplify: false };
		const { items } = await office.run('account.get', parameters);
		expect(items[0].json.billingSettings).toHaveProperty('inboundVoiceCalls');
	});

	test('takes the only account of the login without asking', async () => {
		as('phoneUser');
		const { items } = await office.run('account.get');
		expect(items[0].json.name).toBe('Harbor Desk');
		expect(office.arrived().map(({ path }) => path)).toEqual(['/auth/status', `/accounts/${DESK}`]);
	});

	test('asks which one is meant where there are several', async () => {
		as('manager');
		const { error } = await office.run('account.get');
		expect(error?.message).toBe("'Account' is empty");
		expect(error?.description).toContain('Harbor Desk, Harbor Desk West');
		expect(office.arrived().map(({ path }) => path)).toEqual(['/auth/status']);
	});

	test('names ten of many accounts', async () => {
		const accountIds = Array.from({ length: 30 }, (_, n) => `a${n}`);
		const accountNames = accountIds.map((_, n) => `Account ${n}`);
		const body = { isAuthenticated: true, accountIds, accountNames };
		office.sandbox.faults.add({ path: '/auth/status', times: 1, status: 200, body });
		const { error } = await office.run('account.get');
		expect(error?.description).toMatch(/Account 9 and 20 more\.$/);
	});

	test('names an account that is not there, and says where the right ones are', async () => {
		as('manager');
		const { message, description } = await errorShown(office, 'account.get', {
			accountId: byId('a1'),
		});
		expect(message).toBe("The account 'a1' was not found");
		expect(description).toContain('Get Current');
	});

	test('shows what the service says of a foreign account', async () => {
		as('manager');
		const { httpCode } = await errorShown(office, 'account.get', { accountId: byId(FOREIGN) });
		expect(httpCode).toBe('403');
	});

	test('never goes to a dangerous ID', async () => {
		const { error } = await office.run('account.get', { accountId: byId('..') });
		expect(error?.message).toBe("'Account' cannot be '..'");
		expect(office.arrived()).toEqual([]);
	});
});

describe('Get Many', () => {
	const names = async (parameters: INodeParameters = {}) =>
		(await office.run('account.getAll', parameters)).items.map(({ json }) => json.name);

	test('lists all accounts for an administrator, by name and sorted', async () => {
		as('administrator');
		expect(await names()).toHaveLength(3);
		expect(await names({ filters: { nameFilter: 'west' } })).toEqual(['Harbor Desk West']);
		const sort = { sortField: 'name', sortOrder: 'Descend' };
		expect(await names({ sort })).toEqual(['Tallgrass Offices', 'Harbor Desk West', 'Harbor Desk']);
		expect(await names({ limit: 1 })).toHaveLength(1);
	});

	test('without any account, says where those of the login are', async () => {
		as('noAccount');
		expect(await errorShown(office, 'account.getAll')).toMatchObject({
			message: 'Evo Voice lists no accounts for this login',
			description: expect.stringContaining("'Get Current' of the resource 'User'"),
		});
	});

	test('without any account of a name, has no items', async () => {
		as('administrator');
		const found = await office.run('account.getAll', { filters: { nameFilter: 'nobody' } });
		expect(found).toMatchObject({ items: [], error: undefined });
		const unknown = await office.run('account.getAll', { filters: { specificIds: 'a1' } });
		expect(unknown).toMatchObject({ items: [], error: undefined });
	});

	test.each([
		[{ status: 403, body: '' }],
		[{ status: 403, body: { responseStatus: { errorCode: 'X', message: 'Not for you' } } }],
	])('a login that is not let in learns where its accounts are', async (fault) => {
		as('manager');
		office.sandbox.faults.add(fault);
		const { message, description, httpCode } = await errorShown(office, 'account.getAll');
		expect(httpCode).toBe('403');
		expect(message).toMatch(/^(This login lacks|Evo Voice does not allow this login)/);
		expect(description).toContain("'Get Current' of the resource 'User'");
	});
});
