import type { INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import { evoVoice, tool } from './contract';
import { nodeWith } from './harness';
import { byId, itemsOf, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'teamLead' });
const PASSWORD = 'first-day-4711';
const NEW = {
	emailAddress: 'mira.joshi@harbor-desk.example',
	password: PASSWORD,
	firstName: 'Mira',
	lastName: 'Joshi',
};
const users = () => office.sandbox.office.users;
const mira = () => users().find(({ emailAddress }) => emailAddress === NEW.emailAddress)!;

/** Whether somebody can log in; asked of the service. */
async function canLogIn(username: string, password: string) {
	const before = { ...office.credentials };
	Object.assign(office.credentials, { username, password });
	const { error } = await office.run('user.getCurrent');
	Object.assign(office.credentials, before);
	return error === undefined;
}

describe('Create', () => {
	test('adds a login that works from then on', async () => {
		const { items } = await office.run('user.create', NEW);
		expect(office.arrived().at(-1)).toMatchObject({ method: 'POST', path: '/users' });
		expect(items[0].json).toMatchObject({
			name: 'Mira Joshi',
			emailAddress: NEW.emailAddress,
			accountIds: [HARBOR_DESK.id],
		});
		expect(await canLogIn(NEW.emailAddress, PASSWORD)).toBe(true);
	});

	test('sends no name where there is none', async () => {
		await office.run('user.create', { ...NEW, firstName: '', lastName: '' });
		expect(Object.keys(office.arrived().at(-1)!.body as object).sort()).toEqual([
			'accountId',
			'emailAddress',
			'password',
		]);
	});

	test.each([
		[{ emailAddress: 'mira' }, "'Email' cannot be 'mira'"],
		[{ emailAddress: '={{ "" }}' }, "'Email' is empty"],
		[{ password: ' ' }, "'Password' is empty"],
	])('refuses %j before anything is sent', async (fields, message) => {
		expect((await errorShown(office, 'user.create', { ...NEW, ...fields })).message).toBe(message);
		expect(office.arrived()).toEqual([]);
	});

	test('says that an email is taken, and one of many costs the others nothing', async () => {
		const emails = ['a@desk.example', NEW.emailAddress, 'b@desk.example'];
		await office.run('user.create', NEW);
		const { items } = await office.run(
			'user.create',
			{ ...NEW, emailAddress: '={{ $json.email }}' },
			itemsOf(...emails.map((email) => ({ email }))),
			{ onError: 'continueRegularOutput' },
		);
		expect(items.map(({ json }) => json.error ?? json.emailAddress)).toEqual([
			'a@desk.example',
			expect.stringContaining('exists already'),
			'b@desk.example',
		]);
	});
});

describe('Update', () => {
	const update = async (updateFields: INodeParameters, userId = mira().id) =>
		await office.run('user.update', { userId: byId(userId), updateFields });
	beforeEach(async () => {
		await office.run('user.create', NEW);
	});

	test('changes what was added, and leaves the rest', async () => {
		const { items } = await update({ lastName: 'Rao' });
		expect(office.arrived().at(-1)).toMatchObject({
			method: 'PATCH',
			path: `/users/${mira().id}`,
			body: { lastName: 'Rao' },
		});
		expect(items[0].json.name).toBe('Mira Rao');
		expect(await canLogIn(NEW.emailAddress, PASSWORD)).toBe(true);
	});

	test('sets a new password, which ends the old one', async () => {
		const { items } = await update({ newPassword: 'second-day-4712' });
		expect(items[0].json).not.toHaveProperty('newPassword');
		expect(await canLogIn(NEW.emailAddress, PASSWORD)).toBe(false);
		expect(await canLogIn(NEW.emailAddress, 'second-day-4712')).toBe(true);
	});

	test('gives a login other accounts, or none', async () => {
		Object.assign(office.credentials, office.sandbox.logins.manager);
		await update({ accountIds: byId(`${HARBOR_DESK.id}, ${HARBOR_WEST.id}`) });
		expect(mira().accountIds).toEqual([HARBOR_DESK.id, HARBOR_WEST.id]);
		await update({ accountIds: byId('[]') });
		expect(mira().accountIds).toEqual([]);
	});

	test('refuses an ID that is none', async () => {
		expect((await update({ accountIds: byId('..') })).error?.message).toContain("'Accounts'");
		expect((await update({})).error?.message).toBe("'Update Fields' is empty");
		expect(office.arrived().filter(({ method }) => method === 'PATCH')).toEqual([]);
	});

	test('does not say that roles changed where the service passed them over', async () => {
		const { error } = await update({ roles: ['User'], firstName: 'Noor' });
		expect(error?.message).toBe('The user still has the roles Manager');
		expect(error?.description).toContain('Other fields of this step were changed');
		expect(mira().firstName).toBe('Noor');
		Object.assign(office.credentials, office.sandbox.logins.administrator);
		expect((await update({ roles: ['User'] })).error).toBeUndefined();
		expect(mira().roles).toEqual(['User']);
	});

	test('names a user that is not there, and says where the ID comes from', async () => {
		const { message, description } = await errorShown(office, 'user.update', {
			userId: byId('u1'),
			updateFields: { lastName: 'x' },
		});
		expect(message).toBe("The user 'u1' was not found");
		expect(description).toContain('Create and Get Current return the ID');
	});
});

describe('a password', () => {
	const given = { ...NEW, password: '={{ $json.secret }}' };
	const items = () => [{ json: { secret: PASSWORD } }];
	/** What n8n keeps of an execution, without the item that the password came in. */
	const stored = (record: unknown) =>
		JSON.stringify(record).replaceAll(JSON.stringify({ secret: PASSWORD }), '');

	test('is in nothing that n8n keeps, but where it came from', async () => {
		const { record } = await office.run('user.create', given, items());
		expect(mira().password).toBe(PASSWORD);
		expect(stored(record)).toContain(NEW.emailAddress);
		expect(stored(record)).not.toContain(PASSWORD);
	});

	test.each([
		['an answer that repeats it', { status: 200, body: { id: '1', password: PASSWORD } }],
		['a refusal that quotes it', { status: 400, message: `The password ${PASSWORD} is too weak` }],
		['a server that is broken', { status: 500, message: `Bad row: ${PASSWORD}` }],
		['a connection that breaks', { drop: true }],
	])('does not come out with %s', async (_, fault) => {
		office.sandbox.faults.add({ ...fault, operation: 'NewUser' });
		for (const simplify of [false, true]) {
			const { record } = await office.run('user.create', { ...given, simplify }, items());
			expect(stored(record)).not.toContain(PASSWORD);
		}
	});

	test('is covered in the editor, for people and in tools', async () => {
		for (const { description } of [await evoVoice(), await tool()]) {
			const propertiesOf = (operation: string) => {
				const choice = { resource: 'user', operation };
				return description.properties.filter((property) =>
					NodeHelpers.displayParameter(choice, property, nodeWith(choice), description),
				);
			};
			const password = propertiesOf('create').find(({ name }) => name === 'password');
			expect(password?.typeOptions?.password).toBe(true);
			const fields = propertiesOf('update').find(({ name }) => name === 'updateFields')!.options!;
			expect(fields.find(({ name }) => name === 'newPassword')).toMatchObject({
				typeOptions: { password: true },
			});
		}
	});
});
