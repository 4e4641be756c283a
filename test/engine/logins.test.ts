import type { INodeExecutionData } from 'n8n-workflow';

import { HARBOR_DESK } from '../../sandbox/office/people';
import { byId, itemsOf, useOffice } from './office';

/*
 * A credential whose fields are expressions gives each item its own login.
 */
const office = useOffice();
const people = () => {
	const { phoneUser, teamLead } = office.sandbox.logins;
	return [{ ...phoneUser }, { ...teamLead }];
};
const loggedIn = () => office.arrived().map(({ login }) => login);

beforeEach(() => {
	office.credentials.username = '={{ $json.username }}';
	office.credentials.password = '={{ $json.password }}';
});

test('each item is sent with its own login', async () => {
	const { items } = await office.run('user.getCurrent', {}, itemsOf(...people()));
	expect(items.map(({ json }) => json.emailAddress)).toEqual(people().map((each) => each.username));
});

test('a login that is refused is sent once, and keeps no other one from being sent', async () => {
	const [anna, ben] = people();
	const wrong = { ...anna, password: 'no longer right' };
	const inputs = itemsOf(wrong, anna, ben, wrong, anna);
	const { items } = await office.run('user.getCurrent', {}, inputs, {
		onError: 'continueRegularOutput',
	});
	const refused = expect.stringContaining('does not accept the email and password');
	expect(items.map(({ json }) => json.error ?? json.emailAddress)).toEqual([
		refused,
		anna.username,
		ben.username,
		refused,
		anna.username,
	]);
	expect(office.logins().map(({ status }) => status)).toContain(401);
	expect(office.arrived()).toHaveLength(3);
});

test('an address that cannot be used concerns its own item alone', async () => {
	office.credentials.baseUrl = `={{ $json.address ?? "${office.sandbox.url}" }}`;
	const inputs = itemsOf({ ...people()[0], address: 'http://example.com' }, people()[1]);
	const { items } = await office.run('user.getCurrent', {}, inputs, {
		onError: 'continueRegularOutput',
	});
	expect(items[0].json.error).toContain("'Base URL'");
	expect(items[1].json.emailAddress).toBe(people()[1].username);
});

test('however long a file takes to be opened', async () => {
	const { Container } = await import('@n8n/di');
	const { BinaryDataService } = await import('n8n-core');
	const binaryData = Container.get(BinaryDataService);
	await binaryData.init();
	const content = Buffer.from('content');
	const location = { type: 'execution', workflowId: 'w', executionId: 'e' } as const;
	const file = { mimeType: 'text/plain', fileName: 'a.txt' };
	const onDisk = await binaryData.store(location, content, { ...file, data: '' });
	const inMemory = { ...file, data: content.toString('base64') };
	const [first, second] = people();
	const inputs: INodeExecutionData[] = [
		{ json: first, binary: { data: onDisk } },
		{ json: second, binary: { data: inMemory } },
	];
	await office.run('file.upload', { accountId: byId(HARBOR_DESK.id) }, inputs, {
		onError: 'continueRegularOutput',
	});
	expect(loggedIn().sort()).toEqual([first.username, second.username].sort());
});
