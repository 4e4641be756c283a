import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import { DIAL_OUT, FRONT_DESK, REMINDER } from '../../sandbox/office/flowSeed';
import { HARBOR_DESK, HARBOR_WEST, MARLOW } from '../../sandbox/office/people';
import { byId, itemsOf, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'manager' });
const flows = () => office.sandbox.office.directory.flows;
const inWest = () => flows().filter(({ accountId }) => accountId === HARBOR_WEST.id);

const account = byId(HARBOR_DESK.id);
const someFlows = byId(`${REMINDER.id},${DIAL_OUT.id}`);
const exported = async (filters = {}, options = {}) =>
	await office.run('flow.export', { accountId: account, filters, options });

/** What a file holds; here n8n keeps files in memory. */
const textOf = ({ data }: IBinaryData) => Buffer.from(data, 'base64').toString('utf8');

describe('Export', () => {
	test('packs the flows that are chosen, as an item', async () => {
		const { items } = await exported({ flowIds: someFlows });
		expect(items[0].json.flows).toMatchObject([{ id: REMINDER.id }, { id: DIAL_OUT.id }]);
		expect(items[0].json.customerFields).toEqual([]);
		expect(items[0].binary).toBeUndefined();
		expect(office.arrived().map(({ path }) => path)).toHaveLength(1);
	});

	test('brings custom fields along where they are asked for', async () => {
		const { items } = await exported({ flowIds: someFlows, includeAllCustomFields: true });
		expect(items[0].json.customerFields).toMatchObject([{ name: 'plan' }, { name: 'seats' }]);
	});

	test('without a choice packs all flows of the account, however many there are', async () => {
		office.sandbox.office.directory.removeFlow(FRONT_DESK.id);
		for (let index = 0; index < 130; index++) {
			office.sandbox.office.directory.addFlow({ name: `Flow ${index}` });
		}
		const own = flows().filter(({ accountId }) => accountId === HARBOR_DESK.id);
		const { items, error } = await exported();
		expect(error).toBeUndefined();
		expect(items[0].json.flows).toHaveLength(own.length);
	});

	test('of an account without flows has none in it', async () => {
		for (const { id } of inWest()) office.sandbox.office.directory.removeFlow(id);
		const { items } = await office.run('flow.export', { accountId: byId(HARBOR_WEST.id) });
		expect(items[0].json.flows).toEqual([]);
	});

	test('gives a JSON file, too, named by the flow, the same every time', async () => {
		flows().find(({ id }) => id === REMINDER.id)!.name = 'Calls: day/night';
		const options = { binaryPropertyName: 'package' };
		const once = await exported({ flowIds: byId(REMINDER.id) }, options);
		const again = await exported({ flowIds: byId(REMINDER.id) }, options);
		const file = once.items[0].binary!.package;
		expect(file).toMatchObject({
			fileName: 'Calls- day-night.json',
			mimeType: 'application/json',
		});
		expect(textOf(file)).toBe(`${JSON.stringify(once.items[0].json, null, 2)}\n`);
		expect(textOf(again.items[0].binary!.package)).toBe(textOf(file));
		const several = await exported({ flowIds: someFlows }, options);
		expect(several.items[0].binary!.package.fileName).toBe('flows.json');
	});

	test('says which flow cannot be packed', async () => {
		const { message } = await errorShown(office, 'flow.export', {
			accountId: account,
			filters: { flowIds: byId(FRONT_DESK.id) },
		});
		expect(message).toContain('Front desk points to objects of the account');
	});

	test('names a flow that is not there', async () => {
		const filters = { flowIds: byId('f1') };
		const { message } = await errorShown(office, 'flow.export', { accountId: account, filters });
		expect(message).toBe("The flow 'f1' was not found");
	});

	test('works on one account at a time', async () => {
		const { description } = await errorShown(office, 'flow.export');
		expect(description).toContain('Harbor Desk, Harbor Desk West');
	});
});

describe('Import', () => {
	const to = byId(HARBOR_WEST.id);
	const inFile = (text: string, name = 'data'): INodeExecutionData[] => [
		{
			json: { fileName: 'flows.json' },
			binary: {
				[name]: { data: Buffer.from(text).toString('base64'), mimeType: 'application/json' },
			},
		},
	];
	const packed = async () => (await exported({ flowIds: someFlows })).items;

	test('takes the package of the item into another account', async () => {
		const before = inWest().length;
		const items = await packed();
		const { items: made, error } = await office.run('flow.import', { accountId: to }, items);
		expect(error).toBeUndefined();
		expect(inWest()).toHaveLength(before + 2);
		expect(made[0].json.flows).toMatchObject([
			{ name: REMINDER.name, accountId: HARBOR_WEST.id },
			{ name: DIAL_OUT.name },
		]);
	});

	test('takes it from a JSON file, with or without a byte order mark', async () => {
		const [{ json }] = await packed();
		for (const text of [JSON.stringify(json), `\uFEFF${JSON.stringify(json)}`]) {
			const before = inWest().length;
			const parameters = { accountId: to, options: { binaryPropertyName: 'file' } };
			const { error } = await office.run('flow.import', parameters, inFile(text, 'file'));
			expect(error).toBeUndefined();
			expect(inWest()).toHaveLength(before + 2);
		}
	});

	test('takes a package out of what the package of another tool has around it', async () => {
		const [{ json }] = await packed();
		const items = itemsOf({ kind: 'portable', package: json });
		expect((await office.run('flow.import', { accountId: to }, items)).error).toBeUndefined();
		expect(office.arrived().at(-1)!.body).toEqual({ accountId: HARBOR_WEST.id, package: json });
	});

	test.each([
		['no package', '{ "name": "x" }', "'Package' has no flows"],
		['none', '{ "flows": [] }', "'Package' has no flows"],
		['a flow that is none', '{ "flows": [1] }', "'Package' has a flow that is no JSON object"],
		[
			'a flow that cannot run',
			'{ "flows": [{ "name": "Night", "nodes": [{ "id": "n", "spec": { "url": "/x" } }] }] }',
			"'Package' has no start node, in the flow 'Night'",
		],
	])('refuses %s before anything is sent', async (_, content, message) => {
		const shown = await errorShown(office, 'flow.import', { accountId: to, package: content });
		expect(shown.message).toBe(message);
		const options = { binaryPropertyName: 'data' };
		const file = await office.run('flow.import', { accountId: to, options }, inFile(content));
		expect(file.error?.message).toBe(message.replace('Package', 'Input Data Field Name'));
		expect(office.arrived()).toEqual([]);
	});

	test('refuses a file that is not there, and one that is no JSON', async () => {
		const parameters = { accountId: to, options: { binaryPropertyName: 'data' } };
		const none = await office.run('flow.import', parameters);
		expect(none.error?.message).toContain("'Input Data Field Name' is 'data'");
		const text = await office.run('flow.import', parameters, inFile('hello'));
		expect(text.error?.message).toBe("'Input Data Field Name' is not a JSON object");
		expect(office.arrived()).toEqual([]);
	});

	test('one broken package costs the others nothing', async () => {
		const [{ json }] = await packed();
		const { items } = await office.run(
			'flow.import',
			{ accountId: to },
			itemsOf(json, { flows: [] }, json),
			{ onError: 'continueRegularOutput' },
		);
		expect(items.map(({ json: each }) => 'error' in each)).toEqual([false, true, false]);
	});

	test('is not done twice when the answer is cut off', async () => {
		const items = await packed();
		const before = inWest().length;
		office.sandbox.faults.add({ cutOff: true, operation: 'ImportPackage' });
		const { error } = await office.run('flow.import', { accountId: to }, items);
		expect(error).toBeDefined();
		expect(inWest()).toHaveLength(before + 2);
	});

	test('an answer that is not JSON of a kind that is known counts as done', async () => {
		for (const body of ['', '[]', '{}']) {
			const items = await packed();
			office.sandbox.faults.add({ status: 200, body, operation: 'ImportPackage' });
			const found = await office.run('flow.import', { accountId: to }, items);
			expect(found.items).toMatchObject([{ json: { success: true } }]);
		}
	});

	test('flows of a customer become flows of the account', async () => {
		const intake = flows().find(({ customerId }) => customerId === MARLOW.id)!;
		const { items } = await office.run('flow.export', {
			accountId: to,
			filters: { flowIds: byId(intake.id) },
		});
		await office.run('flow.import', { accountId: account }, items);
		expect(flows().at(-1)).toMatchObject({ name: intake.name, accountId: HARBOR_DESK.id });
		expect(flows().at(-1)!.customerId).toBeUndefined();
	});
});
