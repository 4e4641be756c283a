import { startSandbox, type Sandbox } from '../../sandbox';
import { FRONT_DESK, REMINDER } from '../../sandbox/office/flowSeed';
import { run } from '../engine/harness';
import { VENDOR_CLIENT, VendorClient } from './vendorClient';

interface Listed {
	items: Array<{ name: string; description: string }>;
}

const TITLE = VENDOR_CLIENT
	? 'the vendor’s own client'
	: 'the vendor’s own client (left out: EVOV_FOLDER does not name a folder with its source)';

(VENDOR_CLIENT ? describe : describe.skip)(TITLE, () => {
	let sandbox: Sandbox;
	let client: VendorClient;

	beforeAll(async () => {
		sandbox = await startSandbox({ quiet: true });
		client = await VendorClient.build(VENDOR_CLIENT!, sandbox);
		const { username, password } = sandbox.logins.manager;
		const account = ['--account-name', 'Harbor Desk', '--no-input'];
		const login = ['auth', 'login', '--env', 'staging', '--user', username];
		await client.run(...login, '--password', password, ...account);
	}, 120_000);

	afterAll(async () => {
		await client?.remove();
		await sandbox.stop();
	});

	test('gets the nodes that a flow can have', async () => {
		const all = await client.run<Array<{ typeName: string }>>('flow', 'available-nodes');
		const some = await client.run<object[]>('flow', 'available-nodes', FRONT_DESK.id);
		expect(all.map(({ typeName }) => typeName)).toContain('SayText');
		expect(some.length).toBeLessThan(all.length);
	});

	test('exports a flow that it calls valid, and imports it', async () => {
		const exported = await client.run<object>('flow', 'export', REMINDER.id);
		expect(exported).toMatchObject({ flows: [{ id: REMINDER.id }], customerFields: [{}, {}] });
		const file = await client.save('exported.json', exported);
		const logic = await client.run<{ valid: boolean }>('flow', 'validate', '--file', file);
		expect(logic).toMatchObject({ valid: true });
		await client.run('flow', 'import', '-f', file);
		const { items } = await client.run<Listed>('flow', 'list', '--name', REMINDER.name);
		expect(items).toHaveLength(2);
	});

	test('takes what Export of the node gives as valid, and as the flow that it is', async () => {
		const { items } = await run(
			{ environment: 'custom', baseUrl: sandbox.url, ...sandbox.logins.teamLead },
			{
				resource: 'flow',
				operation: 'export',
				filters: { flowIds: { __rl: true, mode: 'id', value: REMINDER.id } },
				options: { binaryPropertyName: 'data' },
			},
		);
		const text = Buffer.from(items[0].binary!.data.data, 'base64').toString('utf8');
		const file = await client.save('from-node.json', JSON.parse(text));
		const validation = await client.run('flow', 'validate', '--file', file);
		expect(validation).toMatchObject({ valid: true, errors: [] });
		const diff = await client.run('flow', 'diff', REMINDER.id, '--right-file', file);
		expect(diff).toMatchObject({ equal: true });
	});

	test('calls every flow of the office valid', async () => {
		const { items } = await client.run<{ items: Array<{ id: string }> }>('flow', 'list', '--all');
		for (const { id } of items) {
			expect(await client.run('flow', 'validate', id)).toMatchObject({ valid: true, errors: [] });
		}
	});

	test('lists integrations and log entries', async () => {
		const integrations = await client.run<Listed>('integration', 'list');
		expect(integrations.items.map(({ name }) => name)).toContain('Zoho CRM');
		const log = await client.run<Listed>('sys', 'log-entries', '--customer-id', '_');
		expect(log.items.map(({ description }) => description)).toContain(
			'Opening hours of the account were changed',
		);
	});

	test('makes its own end-to-end run', async () => {
		const { username, password } = sandbox.logins.administrator;
		const run = await client.node(['scripts/staging-flow-smoke.mjs'], {
			EVO_VOICE_USER: username,
			EVO_VOICE_PASSWORD: password,
			EVO_VOICE_SMOKE_ACCOUNT: 'Harbor Desk',
			EVO_VOICE_SMOKE_SOURCE_FLOW_ID: FRONT_DESK.id,
		});
		expect(run).toMatchObject({ code: 0, stderr: '' });
		expect(JSON.parse(run.stdout)).toMatchObject({ ok: true, edit: { verified: true } });
	}, 120_000);
});
