import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';

import { OPERATIONS } from './contract';
import { loadPackage } from './harness';

/** What n8n's own nodes ask for at the end, in that order; everything else comes before. */
const AT_THE_END = ['simplify', 'filters', 'sort', 'additionalFields', 'options'];

interface Panel {
	operation: string;
	fields: INodeProperties[];
}

/** The fields of every operation, from top to bottom, as somebody sees them who has just chosen it. */
async function panels(): Promise<Panel[]> {
	const { description } = (await loadPackage()).getNode('evoVoice').type as INodeType;
	const operations = description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			(options as INodePropertyOptions[]).map(({ value }) => ({
				resource: String(displayOptions!.show!.resource![0]),
				value: String(value),
			})),
		);
	return operations.map(({ resource, value }) => ({
		operation: `${resource} ${value}`,
		fields: description.properties.filter(({ name, displayOptions: { show = {} } = {} }) => {
			const isOfIt = show.resource?.includes(resource) && show.operation?.includes(value);
			return isOfIt && name !== 'operation' && !show['@tool']?.includes(true);
		}),
	}));
}

const rankOf = ({ name }: INodeProperties) => AT_THE_END.indexOf(name);

describe('the order of the fields of an operation', () => {
	it('is checked for every operation', async () => {
		const found = (await panels()).map(({ operation }) => operation);
		const all = OPERATIONS.map(([resource, operation]) => `${resource} ${operation}`);
		expect(new Set(found)).toEqual(new Set([...all, 'message sendAndWait']));
		expect((await panels()).filter(({ fields }) => fields.length > 0).length).toBeGreaterThan(60);
	});

	it('puts what is optional at the end, as in the nodes of n8n', async () => {
		const ended = new Set<string>();
		for (const { operation, fields } of await panels()) {
			const ranks = fields.map(rankOf);
			expect([operation, ranks]).toEqual([operation, [...ranks].sort((a, b) => a - b)]);
			fields
				.map(({ name }) => name)
				.filter((name) => AT_THE_END.includes(name))
				.forEach((name) => ended.add(name));
		}
		expect([...ended].sort()).toEqual([...AT_THE_END].sort());
	});

	it('begins with the object that an operation is about', async () => {
		let count = 0;
		for (const { operation, fields } of await panels()) {
			const picked = fields.filter(({ type, required }) => type === 'resourceLocator' && required);
			if (picked.length === 0) continue;
			count++;
			const before = fields.slice(0, fields.indexOf(picked[0])).map(({ name }) => name);
			expect([operation, before.filter((name) => !['sendTo', 'accountId'].includes(name))]).toEqual(
				[operation, []],
			);
		}
		expect(count).toBeGreaterThan(25);
	});

	it('asks for what to change right after it', async () => {
		const updates = (await panels()).filter(({ fields }) =>
			fields.some(({ name }) => name === 'updateFields'),
		);
		expect(updates.map(({ fields }) => fields[1].name)).toEqual(updates.map(() => 'updateFields'));
		expect(updates.length).toBeGreaterThan(2);
	});
});
