import { startSandbox, type FlowInfo, type Sandbox } from '../../sandbox';
import { DIAL_OUT, FRONT_DESK, MARLOW_INTAKE, REMINDER } from '../../sandbox/office/flowSeed';
import { HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import { Client } from './client';

interface Package {
	flows: FlowInfo[];
	customerFields: object[];
}

let sandbox: Sandbox;
let manager: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	manager = new Client(sandbox);
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const exported = async (ids: string[], more = '') =>
	await manager.get<Package>(`/packages?accountId=${HARBOR_DESK.id}&flowIds=${ids.join()}${more}`);
const imported = async (content: unknown, accountId = HARBOR_WEST.id) =>
	await manager.ask<Package>('POST', '/packages', { accountId, package: content });

const created = async (body: Partial<FlowInfo>) =>
	(await manager.ask<FlowInfo>('POST', '/flows', { accountId: HARBOR_DESK.id, ...body })).json;

/** A flow whose one node starts another flow. */
const starting = (flowId: string): Partial<FlowInfo> => ({
	name: 'Calls another',
	nodes: [
		{
			id: 'a',
			isStartNode: true,
			spec: { name: 'Other', typeName: 'FlowNode', url: `/flows/start?flowId=${flowId}` },
			parameters: {},
		},
	],
});

describe('a flow', () => {
	const next = (target: string, id = 'n') => ({
		next: { id, type: 'Transition', source: 'Value', value: { stringValue: target } },
	});
	const node = (id: string, parameters: object = {}, isStartNode = id === 'a') => ({
		id,
		isStartNode,
		spec: { name: id, typeName: 'SayText', url: '/json/reply/SayText' },
		parameters,
	});

	test('is created, changed and deleted', async () => {
		const exits = [{ name: 'Done' }];
		const nodes = [node('a', next('Done'))] as FlowInfo['nodes'];
		const flow = await created({ name: 'Night', nodes, exits, roles: ['UserDialOut'] });
		expect(flow).toMatchObject({ name: 'Night', nodes, exits, roles: ['UserDialOut'] });
		expect(await manager.get<FlowInfo>(`/flows/${flow.id}`)).toEqual(flow);
		await manager.ask('PATCH', `/endpoints/66b3c2e4a6d2c3f4e5a60011`, { flowId: flow.id });
		expect((await manager.ask('DELETE', `/flows/${flow.id}`)).status).toBe(204);
		expect((await manager.ask('GET', `/flows/${flow.id}`)).status).toBe(404);
		expect(await manager.get('/endpoints/66b3c2e4a6d2c3f4e5a60011')).not.toHaveProperty('flowId');
	});

	test.each([
		['no start node', [node('b')]],
		['two start nodes', [node('a'), node('b', {}, true)]],
		['a transition to nowhere', [node('a', next('c'))]],
		['the same ID twice', [node('a'), node('a', {}, false)]],
		['the same value ID twice', [node('a', next('b')), node('b', next('a'))]],
		['a node without an ID', [node('a'), { ...node('b'), id: undefined }]],
		['a node without an address', [{ ...node('a'), spec: {} }]],
		['an unnamed value', [node('a', next('a', ''))]],
	])('with %s is refused', async (_fault, nodes) => {
		const body = { accountId: HARBOR_DESK.id, name: 'Broken', nodes };
		expect(await manager.refusal('POST', '/flows', body)).toEqual([400, ['Nodes']]);
		const patch = await manager.refusal('PATCH', `/flows/${DIAL_OUT.id}`, { nodes });
		expect(patch).toEqual([400, ['Nodes']]);
	});

	test('needs a name and an account', async () => {
		expect(await manager.refusal('POST', '/flows', { name: 'x' })).toEqual([400, ['AccountId']]);
		const body = { accountId: HARBOR_DESK.id, name: ' ' };
		expect(await manager.refusal('POST', '/flows', body)).toEqual([400, ['Name']]);
	});
});

test('a package has the flows that are named, and custom fields when they are asked for', async () => {
	const some = await exported([DIAL_OUT.id, REMINDER.id]);
	expect(some.flows.map(({ name }) => name)).toEqual([DIAL_OUT.name, REMINDER.name]);
	expect(some.flows[1].nodes).toEqual(REMINDER.nodes);
	expect(some.customerFields).toEqual([]);
	const none = await exported([], '&includeAllCustomFields=true');
	expect(none.flows).toEqual([]);
	expect(none.customerFields).not.toEqual([]);
});

test('flows that point to objects of the account, and those of others, are refused', async () => {
	const calling = await created(starting(REMINDER.id));
	for (const id of [FRONT_DESK.id, MARLOW_INTAKE.id, calling.id]) {
		const path = `/packages?accountId=${HARBOR_DESK.id}&flowIds=${id}`;
		expect(await manager.refusal('GET', path)).toEqual([400, ['FlowIds']]);
	}
	expect((await exported([calling.id, REMINDER.id])).flows).toHaveLength(2);
});

test('an import makes new flows, which start each other', async () => {
	const calling = await created({ ...starting(REMINDER.id), roles: ['Reference'] });
	const { json } = await imported(await exported([calling.id, REMINDER.id]));
	const [first, second] = json.flows;
	expect(first).toMatchObject({ name: 'Calls another', accountId: HARBOR_WEST.id, roles: [] });
	expect(second).not.toHaveProperty('description');
	expect(first.nodes[0].spec.url).toBe(`/flows/start?flowId=${second.id}`);
	expect([calling.id, REMINDER.id]).not.toContain(second.id);
});

test('a package without flows, or with a broken one, is refused and leaves nothing behind', async () => {
	const before = sandbox.office.directory.flows.length;
	const { flows } = await exported([REMINDER.id, DIAL_OUT.id]);
	flows[1].nodes[0].isStartNode = false;
	const body = { accountId: HARBOR_WEST.id, package: { flows } };
	expect(await manager.refusal('POST', '/packages', body)).toEqual([400, ['Package']]);
	expect(await manager.refusal('POST', '/packages', { ...body, package: {} })).toEqual([
		400,
		['Package'],
	]);
	expect(sandbox.office.directory.flows).toHaveLength(before);
});
