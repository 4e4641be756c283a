import type { IDataObject } from 'n8n-workflow';

import { DIAL_OUT, FRONT_DESK, REMINDER } from '../../sandbox/office/flowSeed';
import { HARBOR_DESK, HARBOR_WEST, MAIN_LINE } from '../../sandbox/office/people';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'teamLead' });
const directory = () => office.sandbox.office.directory;
const stored = (id: unknown) => directory().flow(String(id))!;

const transition = (target: string) => ({
	id: `to-${target}`,
	type: 'Transition',
	source: 'Value',
	value: { stringValue: target },
});
const node = (id: string, target?: string, more: IDataObject = {}): IDataObject => ({
	id,
	isStartNode: id === 'a',
	spec: { name: `Say ${id}`, typeName: 'SayText', url: '/json/reply/SayText' },
	parameters: target ? { next: transition(target) } : {},
	...more,
});
const NIGHT: IDataObject = {
	name: 'Night desk',
	nodes: [node('a', 'b'), node('b', 'Done')],
	exits: [{ name: 'Done' }],
};

describe('Create', () => {
	test('adds a flow from JSON', async () => {
		const { items } = await office.run('flow.create', { json: JSON.stringify(NIGHT) });
		expect(office.arrived().at(-1)).toMatchObject({
			method: 'POST',
			path: '/flows',
			body: { accountId: HARBOR_DESK.id, ...NIGHT },
		});
		expect(items[0].json).toMatchObject({ name: 'Night desk', nodeCount: 2 });
		expect(stored(items[0].json.id).nodes).toEqual(NIGHT.nodes);
	});

	test('takes a flow that was read, without what Evo Voice sets itself', async () => {
		Object.assign(office.credentials, office.sandbox.logins.manager);
		const read = await office.run('flow.get', { flowId: byId(REMINDER.id), simplify: false });
		const { items, error } = await office.run(
			'flow.create',
			{ json: '={{ $json }}', accountId: byId(HARBOR_WEST.id) },
			read.items,
		);
		expect(error).toBeUndefined();
		const made = stored(items[0].json.id);
		expect(made).toMatchObject({ name: REMINDER.name, accountId: HARBOR_WEST.id });
		expect(made.nodes).toEqual(REMINDER.nodes);
		expect(made.id).not.toBe(REMINDER.id);
		expect(office.arrived().at(-1)!.body).not.toHaveProperty('dateCreated');
	});

	test.each<[string, IDataObject | string, string, string]>([
		['no object', '[1]', 'is not a JSON object', ''],
		['no name', { nodes: [] }, 'has no name', 'name'],
		['a field that there is not', { name: 'x', steps: [] }, "'steps'", 'nodes'],
		['nodes that are no list', { name: 'x', nodes: {} }, "'nodes'", 'Get'],
		['no start', { name: 'x', nodes: [node('b')] }, 'no start node', 'isStartNode'],
		[
			'two starts',
			{ name: 'x', nodes: [node('a'), node('b', undefined, { isStartNode: true })] },
			"'Say a', 'Say b'",
			'exactly one',
		],
		[
			'a transition to nowhere',
			{ name: 'x', nodes: [node('a', 'c')] },
			"'next' of the node 'Say a' names 'c'",
			'a',
		],
		[
			'one within a list',
			{
				name: 'x',
				nodes: [
					node('a', undefined, {
						parameters: { keys: { listParameters: [{ one: transition('z') }] } },
					}),
				],
			},
			"'one' of the node 'Say a' names 'z'",
			'a',
		],
		['the same ID twice', { name: 'x', nodes: [node('a'), node('a')] }, "the ID 'a'", 'own'],
		['a node without ID', { name: 'x', nodes: [node('')] }, "'Say '", '"id"'],
		['a node that does nothing', { name: 'x', nodes: [{ ...node('a'), spec: {} }] }, "'a'", 'url'],
		['a role that there is not', { name: 'x', roles: ['Lobby'] }, "'Lobby'", 'UserDialOut'],
	])('refuses %s before anything is sent', async (_, json, what, advice) => {
		const { message, description } = await errorShown(office, 'flow.create', {
			json: typeof json === 'string' ? json : JSON.stringify(json),
		});
		expect(message).toContain("'Flow (JSON)' ");
		expect(message).toContain(what);
		expect(description).toContain(advice);
		expect(office.arrived()).toEqual([]);
	});
});

describe('Update', () => {
	const update = async (json: IDataObject, id = DIAL_OUT.id) =>
		await office.run('flow.update', { flowId: byId(id), json: JSON.stringify(json) });

	test('changes what is given and leaves the rest', async () => {
		const { items } = await update({ name: 'Call out', roles: ['userdialout'] });
		expect(office.arrived()).toMatchObject([
			{
				method: 'PATCH',
				path: `/flows/${DIAL_OUT.id}`,
				body: { name: 'Call out', roles: ['UserDialOut'] },
			},
		]);
		expect(items[0].json).toMatchObject({ id: DIAL_OUT.id, name: 'Call out' });
		expect(stored(DIAL_OUT.id).nodes).toEqual(DIAL_OUT.nodes);
	});

	test('takes nodes that lead to an exit that is there already', async () => {
		const { error } = await update({ nodes: [node('a', 'Done')] });
		expect(error).toBeUndefined();
		expect(office.arrived().map(({ method }) => method)).toEqual(['GET', 'PATCH']);
		expect(stored(DIAL_OUT.id).nodes).toHaveLength(1);
	});

	test.each([
		['nodes that lead to no exit of the flow', { nodes: [node('a', 'Voicemail')] }, "'Voicemail'"],
		['exits to which no node of the flow leads', { exits: [{ name: 'Other' }] }, "'Done'"],
	])('refuses %s', async (_, json, what) => {
		const { error } = await update(json);
		expect(error?.message).toContain("'Flow (JSON)' has a transition that leads nowhere");
		expect(error?.message).toContain(what);
		expect(office.arrived().map(({ method }) => method)).toEqual(['GET']);
	});

	test.each([{}, { id: 'f', dateCreated: 'now' }])(
		'refuses %j, which changes nothing',
		async (json) => {
			const { error } = await update(json);
			expect(error?.message).toBe("'Flow (JSON)' has nothing to change");
			expect(office.arrived()).toEqual([]);
		},
	);

	test('names a flow that is not there', async () => {
		for (const json of [{ name: 'x' }, { nodes: [node('a')] }]) {
			expect((await update(json, 'f1')).error?.message).toBe("The flow 'f1' was not found");
		}
	});
});

test('Delete takes the flow away, and from the numbers that used it', async () => {
	expect(directory().endpoint(MAIN_LINE.id)!.flowId).toBe(FRONT_DESK.id);
	const { items } = await office.run('flow.delete', { flowId: byId(FRONT_DESK.id) });
	expect(items[0].json).toEqual({ deleted: true });
	expect(directory().flow(FRONT_DESK.id)).toBeUndefined();
	expect(directory().endpoint(MAIN_LINE.id)!.flowId).toBeUndefined();
});

test('Get Available Nodes lists the kinds of nodes, or those that one flow can have', async () => {
	const all = await office.run('flow.getAvailableNodes', { returnAll: true });
	const some = await office.run('flow.getAvailableNodes', {
		returnAll: true,
		filters: { flowId: byId(FRONT_DESK.id) },
	});
	expect(office.query()).toEqual({ flowId: FRONT_DESK.id });
	expect(some.items).toHaveLength(all.items.length - 1);
	expect(all.items.map(({ json }) => json.typeName)).toContain('ReadDigits');
	expect((await office.run('flow.getAvailableNodes', { limit: 2 })).items).toHaveLength(2);
});
