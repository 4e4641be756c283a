import { isDeepStrictEqual } from 'node:util';

import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { loadPackage } from '../engine/harness';
import { filled } from './filled';
import { everyNode, type Described } from './nodes';

type Helpers = typeof NodeHelpers;

/** n8n-workflow of n8n 1.123, 2.0, 2.20 and 2.30. */
const OLDER = ['1.120', '2.0', '2.20', '2.30'];
const helpersOf = (version: string) =>
	(jest.requireActual(`n8n-workflow-${version}`) as { NodeHelpers: Helpers }).NodeHelpers;

const nodeOf = ({ name }: INodeTypeDescription, parameters: INodeParameters): INode => ({
	id: 'n',
	name: 'Evo Voice',
	type: `n8n-nodes-evovoice.${name}`,
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

/** What n8n makes of a node with these parameters: in the editor, when it is saved, when it runs. */
function readBy(helpers: Helpers, description: INodeTypeDescription, parameters: INodeParameters) {
	const node = nodeOf(description, parameters);
	const { properties } = description;
	const read = (defaults: boolean, hidden: boolean) =>
		helpers.getNodeParameters(properties, parameters, defaults, hidden, node, description);
	const all = read(true, true)!;
	return {
		all,
		stored: read(false, false),
		whole: read(true, false),
		shown: properties.map((property) => helpers.displayParameter(all, property, node, description)),
		issues: helpers.getNodeParametersIssues(properties, node, description),
	};
}

/** The choice alone, and with every field that it shows filled in. */
function emptyAndFilled({ properties, ...rest }: INodeTypeDescription, choice: INodeParameters) {
	const description = { properties, ...rest };
	const node = nodeOf(description, choice);
	const all = NodeHelpers.getNodeParameters(properties, choice, true, true, node, description)!;
	const fields = properties
		.filter(({ name }) => !(name in choice))
		.filter((property) => NodeHelpers.displayParameter(all, property, node, description));
	const values = Object.fromEntries(fields.map((each) => [each.name, filled(each)]));
	return [choice, { ...values, ...choice }];
}

/** Where a description holds nothing at all, such as `properties.3.hint`. */
function holesIn(value: unknown, path: string[] = []): string[] {
	// n8n's loader puts an address in the place of the icon.
	if (path.join() === 'icon') return [];
	if (value === undefined || value === null) return [path.join('.')];
	if (typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([name, inner]) => holesIn(inner, [...path, name]));
}

/** How the current n8n-workflow reads each choice, empty and filled in. */
interface Read {
	description: INodeTypeDescription;
	place: string[];
	parameters: INodeParameters;
	current: ReturnType<typeof readBy>;
}

let nodes: Described[];
let reads: Read[];
beforeAll(async () => {
	nodes = await everyNode();
	reads = nodes.flatMap(({ description, choices }) =>
		choices.flatMap((choice) =>
			emptyAndFilled(description, choice).map((parameters) => ({
				description,
				place: [description.name, ...Object.values(choice).map(String)],
				parameters,
				current: readBy(NodeHelpers, description, parameters),
			})),
		),
	);
});

test('nothing is undefined or null in what n8n gets', async () => {
	const credential = (await loadPackage()).getCredential('evoVoiceApi').type;
	expect(
		[...nodes.map(({ description }) => description), credential].map((each) => holesIn(each)),
	).toEqual([[], [], [], [], []]);
});

test.each(OLDER)('n8n-workflow %s reads every operation as the current one does', (version) => {
	const helpers = helpersOf(version);
	for (const { description, place, parameters, current } of reads) {
		const found = readBy(helpers, description, parameters);
		// Jest compares such objects slowly, and shows well what differs.
		if (!isDeepStrictEqual(found, current)) expect([place, found]).toEqual([place, current]);
	}
	expect(reads.length).toBeGreaterThan(200);
});

test.each(OLDER)('n8n-workflow %s does not read a condition that is undefined', (version) => {
	const [{ description }] = nodes;
	const [first, ...others] = description.properties;
	const broken = { ...first, displayOptions: { hide: undefined } } as INodeProperties;
	const properties = [broken, ...others];
	expect(() => readBy(helpersOf(version), { ...description, properties }, {})).toThrow(
		'Cannot convert undefined or null to object',
	);
	expect(holesIn(properties)).toEqual(['0.displayOptions.hide']);
});
