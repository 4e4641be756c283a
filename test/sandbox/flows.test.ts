import { startSandbox, type FlowInfo, type Sandbox } from '../../sandbox';
import { Client } from './client';

type Flow = FlowInfo & { nodeCount: number };

let sandbox: Sandbox;
let manager: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	manager = new Client(sandbox);
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const list = async (query = '') => await manager.all<Flow>(`/flows?${query}`, 2);
const names = async (query: string) => (await list(query)).map(({ name }) => name).sort();
const byName = async (name: string) => (await list(`nameFilter=${name}`))[0];

test.each([
	['role=UserDialOut', ['Dial out']],
	['role=FaxNumberRouting', ['Papers to mail']],
	['role=UI', []],
	['nameFilter=desk', ['Front desk']],
	['customerIds=65a2b1d3f5c1b2e3d4f50003', ['Papers to mail']],
	['nodeTypeFilter=readdigits', ['Appointment reminder']],
	['accountIds=64f1a0c2e4b0a1d2c3e40002', ['Evening', 'Intake']],
	['tagIds=unknown', []],
])('the list with %s has %j', async (query, expected) => {
	expect(await names(query)).toEqual(expected);
});

test('nodes come when asked for, and with a single flow', async () => {
	const plain = await byName('Front');
	expect(plain).toMatchObject({ nodes: [], nodeCount: 3, roles: ['PhoneNumberRouting'] });
	const [full] = await list('nameFilter=Front&includeNodes=true');
	expect(full.nodes).toHaveLength(3);
	expect(full.nodes.filter(({ isStartNode }) => isStartNode)).toHaveLength(1);
	expect(await manager.get(`/flows/${plain.id}`)).toEqual(full);
});

test('every transition leads to a node or to an exit', async () => {
	for (const { nodes, exits } of await list('includeNodes=true')) {
		const ends = [...nodes.map(({ id }) => id), ...exits.map((exit) => (exit as Flow).name)];
		for (const { parameters } of nodes) {
			const { next } = parameters as Record<string, { value: { stringValue: string } }>;
			expect(ends).toContain(next.value.stringValue);
		}
	}
});

test('a copy is a flow of its own', async () => {
	const original = await manager.get<Flow>(`/flows/${(await byName('Front')).id}`);
	const { json: copy } = await manager.ask<Flow>('POST', `/flows/${original.id}/copy`);
	expect(copy).toMatchObject({
		name: 'Copy of Front desk',
		nodes: original.nodes,
		accountId: original.accountId,
		createdBy: sandbox.logins.manager.username,
	});
	expect(copy.id).not.toBe(original.id);
	await manager.ask('PATCH', `/flows/${copy.id}`, { name: 'Night desk', nodes: [] });
	expect(await names('nameFilter=desk')).toEqual(['Front desk', 'Night desk']);
	expect(await manager.get<Flow>(`/flows/${original.id}`)).toEqual(original);
	sandbox.reset();
	expect(await names('nameFilter=desk')).toEqual(['Front desk']);
});

test('a change is sparse, and a new name shows at the endpoints', async () => {
	const before = await manager.get<Flow>(`/flows/${(await byName('Dial')).id}`);
	const body = { name: 'Call out', nodes: 'no list', roles: ['UserDialOut', 'Nonsense'] };
	const { json } = await manager.ask<Flow>('PATCH', `/flows/${before.id}`, body);
	expect(json).toMatchObject({ name: 'Call out', nodes: before.nodes, roles: ['UserDialOut'] });
	const [anna] = await manager.all<{ flowName: string }>('/endpoints?nameFilter=anna');
	expect(anna.flowName).toBe('Call out');
});

test('flows of others are out of reach, and phone users see none', async () => {
	const administrator = new Client(sandbox, 'administrator');
	const [foreign] = await administrator.all<Flow>('/flows?nameFilter=tallgrass');
	expect((await manager.ask('GET', `/flows/${foreign.id}`)).status).toBe(403);
	expect((await manager.ask('POST', `/flows/${foreign.id}/copy`)).status).toBe(403);
	expect((await manager.ask('GET', '/flows/unknown')).status).toBe(404);
	expect((await new Client(sandbox, 'phoneUser').ask('GET', '/flows')).status).toBe(403);
});
