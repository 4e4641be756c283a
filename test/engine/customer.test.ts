import type { INodeParameters } from 'n8n-workflow';

import { HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import { byId, itemsOf, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'manager' });
const directory = () => office.sandbox.office.directory;
const named = (name: string) => directory().customers.find((each) => each.name === name)!;
const okafor = () => named('Okafor & Sons Logistics');

/** The one message of a request that was refused before it was sent. */
async function refused(operation: string, parameters: INodeParameters, json = {}) {
	const { error } = await office.run(operation, parameters, itemsOf(json));
	expect(office.arrived().filter(({ method }) => method !== 'GET')).toEqual([]);
	return `${error?.message}. ${error?.description}`;
}

describe('Create', () => {
	test('adds a customer with everything that was entered, the custom data as typed values', async () => {
		const { items, error } = await office.run('customer.create', {
			accountId: byId(HARBOR_DESK.id),
			name: 'Night Desk',
			additionalFields: {
				parentCustomerId: byId(okafor().id),
				referenceId: 'CRM-7',
				data: '{ "plan": "Trial", "seats": 3, "open": true, "site": { "city": "Portland" } }',
			},
		});
		expect(error).toBeUndefined();
		expect(office.arrived()).toMatchObject([{ method: 'POST', path: '/customers' }]);
		expect(office.arrived()[0].body).toEqual({
			accountId: HARBOR_DESK.id,
			name: 'Night Desk',
			parentCustomerId: okafor().id,
			referenceId: 'CRM-7',
			data: {
				plan: { stringValue: 'Trial' },
				seats: { numberValue: 3 },
				open: { boolValue: true },
				site: { structValue: { city: { stringValue: 'Portland' } } },
			},
		});
		expect(items[0].json).toEqual({
			id: named('Night Desk').id,
			name: 'Night Desk',
			referenceId: 'CRM-7',
			data: { plan: 'Trial', seats: 3, open: true, site: { city: 'Portland' } },
			tags: '',
			parentCustomerId: okafor().id,
			accountId: HARBOR_DESK.id,
			accountName: 'Harbor Desk',
			dateCreated: expect.any(String),
			dateLastModified: expect.any(String),
		});
	});

	test('takes custom data from an expression as an object or as JSON', async () => {
		const plan = { plan: 'Trial' };
		const { items, error } = await office.run(
			'customer.create',
			{
				accountId: byId(HARBOR_DESK.id),
				name: '={{ $json.name }}',
				additionalFields: { data: '={{ $json.data }}' },
			},
			itemsOf({ name: 'One', data: plan }, { name: 'Two', data: JSON.stringify(plan) }),
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.data)).toEqual([plan, plan]);
	});

	test('leaves out what an agent leaves empty', async () => {
		await office.run('customer.create', {
			accountId: byId(HARBOR_DESK.id),
			name: 'Night Desk',
			additionalFields: { parentCustomerId: byId(''), referenceId: '', data: '' },
		});
		expect(office.arrived()[0].body).toEqual({ accountId: HARBOR_DESK.id, name: 'Night Desk' });
	});

	test('takes the only account of the login, and asks which one where there are several', async () => {
		expect(await refused('customer.create', { name: 'Night Desk' })).toMatch(
			/^'Account' is empty\. .*Harbor Desk, Harbor Desk West/,
		);
		Object.assign(office.credentials, office.sandbox.logins.teamLead);
		await office.run('customer.create', { name: 'Night Desk' });
		expect(named('Night Desk').accountId).toBe(HARBOR_DESK.id);
	});

	test.each([
		[{ name: ' ' }, "'Name' is empty"],
		[{ name: '={{ $json.missing }}' }, "'Name' is empty"],
		[{ additionalFields: { data: 'plan: gold' } }, "'Custom Data' is not a JSON object"],
		[{ additionalFields: { data: '[1]' } }, "'Custom Data' is not a JSON object"],
		[{ additionalFields: { data: '{"a":[1]}' } }, "'Custom Data' has a list of single values"],
		[{ additionalFields: { parentCustomerId: byId('..') } }, "'Parent Customer' cannot be '..'"],
		[{ additionalFields: { referenceId: '={{ null }}' } }, "'Reference ID' has no value"],
	])('refuses %j before anything is sent', async (parameters, sentence) => {
		const given = { accountId: byId(HARBOR_DESK.id), name: 'X', ...parameters };
		expect(await refused('customer.create', given)).toContain(sentence);
	});

	test('a parent of another account is explained by its label', async () => {
		const { message, description } = await errorShown(office, 'customer.create', {
			accountId: byId(HARBOR_WEST.id),
			name: 'X',
			additionalFields: { parentCustomerId: byId(okafor().id) },
		});
		expect(message).toContain('is not in the account');
		expect(description).toContain("'Parent Customer'");
	});
});

describe('Update', () => {
	test('sends only what was added, and shows it', async () => {
		const { id } = okafor();
		const { items } = await office.run('customer.update', {
			customerId: byId(id),
			updateFields: { name: 'Okafor Group' },
		});
		expect(office.arrived()).toMatchObject([{ method: 'PATCH', path: `/customers/${id}` }]);
		expect(office.arrived()[0].body).toEqual({ name: 'Okafor Group' });
		expect(items[0].json).toMatchObject({ name: 'Okafor Group', data: { seats: 22 } });
	});

	test('replaces the custom data, and an empty object clears it', async () => {
		const { id } = okafor();
		const update = async (data: string) =>
			await office.run('customer.update', { customerId: byId(id), updateFields: { data } });
		expect((await update('{"plan":"Basic"}')).items[0].json.data).toEqual({ plan: 'Basic' });
		expect((await update('{}')).items[0].json.data).toEqual({});
	});

	test('moves a customer below another one', async () => {
		const { id } = named('Pine Street Bakery');
		await office.run('customer.update', {
			customerId: byId(id),
			updateFields: { parentCustomerId: byId(okafor().id), referenceId: '' },
		});
		expect(named('Pine Street Bakery')).toMatchObject({
			parentCustomerId: okafor().id,
			referenceId: 'CRM-1005',
		});
	});

	test.each([{}, { name: '', referenceId: '', data: '' }])(
		'says that nothing was set with %j',
		async (updateFields) => {
			const sentence = await refused('customer.update', {
				customerId: byId(okafor().id),
				updateFields,
			});
			expect(sentence).toMatch(/^'Update Fields' is empty\. Add at least one field/);
		},
	);
});

describe('Delete', () => {
	test('removes the customer, and says so', async () => {
		const { id } = named('Pine Street Bakery');
		const { items } = await office.run('customer.delete', { customerId: byId(id) });
		expect(items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
		expect(office.arrived()).toMatchObject([{ method: 'DELETE', path: `/customers/${id}` }]);
		expect(named('Pine Street Bakery')).toBeUndefined();
	});

	test.each(['', ' ', '.', '..', '%2E%2e', 'a/..'])('never goes to %p', async (id) => {
		const sentence = await refused(
			'customer.delete',
			{ customerId: byId('={{ $json.id }}') },
			{ id },
		);
		expect(sentence).toContain("'Customer'");
		expect(office.arrived()).toEqual([]);
	});

	test('is not repeated when the answer is cut off', async () => {
		office.sandbox.faults.add({ status: 503, body: '' });
		const { description } = await errorShown(office, 'customer.delete', {
			customerId: byId(okafor().id),
		});
		expect(description).toContain('may have been made');
		expect(office.arrived()).toHaveLength(1);
	});
});

test.each(['get', 'update', 'delete'])(
	'%s names a customer that is not there',
	async (operation) => {
		const customerId = byId('65a2b1d3f5c1b2e3d4f59999');
		const { message, description } = await errorShown(office, `customer.${operation}`, {
			customerId,
			updateFields: { name: 'X' },
		});
		expect(message).toBe("The customer '65a2b1d3f5c1b2e3d4f59999' was not found");
		expect(description).toContain('Customer list');
	},
);

test.each(['create', 'get', 'getAll', 'update', 'delete'])(
	'%s by a phone user says which login it needs',
	async (operation) => {
		Object.assign(office.credentials, office.sandbox.logins.phoneUser);
		const { message, description } = await errorShown(office, `customer.${operation}`, {
			customerId: byId(okafor().id),
			name: 'X',
			updateFields: { name: 'X' },
		});
		expect(message).toBe(
			'The operation needs a login with the role Manager, Customer or SystemAdministrator',
		);
		expect(description).toContain('a manager, customer or administrator');
	},
);
