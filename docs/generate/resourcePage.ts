import { existsSync, readFileSync } from 'node:fs';
import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import type {
	Operation,
	Resource,
	WaitingOperation,
} from '../../nodes/EvoVoice/operation/operation';
import { loginWith, roleNames, type Role } from '../../nodes/shared/api/roles';
import { cell, details, json, table } from './markdown';
import type { Example, Runs } from './sandboxRuns';

/** They are the same for every operation that has them, and are explained once. */
const EVERYWHERE = ['returnAll', 'limit', 'simplify'];

/** Chosen by the person, or filled in by n8n: no fields of an operation. */
const NO_FIELDS = ['resource', 'operation', 'requestOptions', 'output', 'fields'];

/** A field as the panel shows it. */
interface Shown {
	property: INodeProperties;
	/** The collection that it is added to. */
	collection?: INodeProperties;
}

/** All operations of a resource in the order of their names, the one that waits included. */
export const operationsOf = ({ operations, waiting }: Resource) =>
	[...operations, ...(waiting ? [waiting] : [])].sort((a, b) => a.name.localeCompare(b.name));

/** The login that an operation needs, in few words. */
export const loginOf = (roles?: readonly Role[]) =>
	roles ? loginWith(roles).replace(/^an? /, '') : 'any';

/** The page about a resource: what each operation does, needs and gives. */
export function resourcePage(resource: Resource, runs: Runs): string {
	const operations = operationsOf(resource);
	const rows = operations.map(({ name, description, roles }) => [
		`[${name}](#${name.toLowerCase().replaceAll(' ', '-')})`,
		description.split(/(?<=\.)\s/)[0].replace(/\.$/, ''),
		loginOf(roles),
	]);
	return [
		`# ${resource.name}`,
		`${resource.description}. [All resources](../README.md)`,
		table(['Operation', 'What it does', 'Login'], rows),
		...operations.flatMap((operation) => operationPart(resource, operation, runs)),
	].join('\n\n');
}

function operationPart(
	{ value: resource }: Resource,
	operation: Operation | WaitingOperation,
	runs: Runs,
): string[] {
	const choice = { resource, operation: operation.value };
	const fields = fieldsOf(runs.node, choice);
	const own = fields.filter(({ property }) => !EVERYWHERE.includes(property.name));
	const common = fields.filter(({ property }) => EVERYWHERE.includes(property.name));
	const example = runs.operations.get(`${resource}.${operation.value}`);
	return [
		`## ${operation.name}`,
		`${operation.description.replace(/\.$/, '')}.`,
		operation.roles
			? `**Login:** ${loginWith(operation.roles)} (role ${roleNames(operation.roles)}).`
			: '**Login:** any.',
		...(own.length > 0
			? [
					table(
						['Field', 'Required', 'What it holds'],
						own.map((field) => rowOf(field, own)),
					),
				]
			: []),
		...(common.length > 0
			? [`Also: ${common.map(({ property }) => `_${property.displayName}_`).join(', ')}.`]
			: []),
		...(example
			? outputPart(runs.node, choice, example)
			: 'run' in operation
				? ['See [Ask a person by text](../ask-by-text.md).']
				: []),
	];
}

function outputPart(
	node: INodeTypeDescription,
	choice: { resource: string; operation: string },
	{ parameters, json: item, binary }: Example,
): string[] {
	const file = `dist/nodes/EvoVoice/__schema__/v1.0.0/${choice.resource}/${choice.operation}.json`;
	const output = existsSync(file)
		? namesOf(JSON.parse(readFileSync(file, 'utf8')) as { properties: object })
		: 'what Evo Voice returns, which is not documented';
	// As n8n saves it: what the panel shows and is not the default.
	const saved = NodeHelpers.getNodeParameters(
		node.properties,
		parameters,
		false,
		false,
		{ typeVersion: 1 } as INode,
		node,
	);
	const given = { ...choice, ...saved };
	const content = binary ? ` The content is in the binary field \`${binary.join('`, `')}\`.` : '';
	return [
		`**Output:** ${output}.${content}`,
		details(
			'Example: the parameters of the node, and the first item of its output',
			`${json(given)}\n\n${json(item)}`,
		),
	];
}

const namesOf = ({ properties }: { properties: object }) =>
	Object.keys(properties)
		.map((name) => `\`${name}\``)
		.join(', ');

/** The fields that the panel can show for an operation, whatever stands in the others. */
function fieldsOf(node: INodeTypeDescription, choice: INodeParameters): Shown[] {
	const top = node.properties.filter(
		(property) => !NO_FIELDS.includes(property.name) && isShown(node, property, choice),
	);
	return top.flatMap((property): Shown[] => {
		if (property.type !== 'collection') return [{ property }];
		return (property.options as INodeProperties[])
			.filter((option) => isShown(node, option, choice))
			.map((option) => ({ property: option, collection: property }));
	});
}

function isShown(
	node: INodeTypeDescription,
	property: INodeProperties,
	choice: INodeParameters,
): boolean {
	const { show = {} } = property.displayOptions ?? {};
	const others = Object.entries(show).filter(([name]) => !/resource|operation|@/.test(name));
	const values = {
		...choice,
		...Object.fromEntries(others.map(([name, among]) => [name, among?.[0]])),
	} as INodeParameters;
	return (
		property.type !== 'notice' &&
		property.type !== 'hidden' &&
		NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, node, values)
	);
}

function rowOf({ property, collection }: Shown, all: Shown[]): string[] {
	const label = collection
		? `${collection.displayName} > ${property.displayName}`
		: `**${property.displayName}**`;
	return [label, property.required ? 'yes' : '', cell(whatItHolds(property, all))];
}

function whatItHolds(property: INodeProperties, all: Shown[]): string {
	const { description, options = [], type, placeholder } = property;
	const sentences = [conditionOf(property, all), description?.replace(/\.?$/, '.')];
	if (type === 'options' || type === 'multiOptions') {
		const names = options.map((option) => `_${'name' in option ? option.name : ''}_`);
		if (names.length > 0 && names.length <= 12) sentences.push(`${names.join(', ')}.`);
	} else if (type === 'resourceLocator') sentences.push('From the list, or by ID.');
	else if (placeholder?.startsWith('e.g. ')) sentences.push(`Example: \`${placeholder.slice(5)}\``);
	return sentences.filter(Boolean).join(' ');
}

/** On which choice in another field it depends whether a field is there, such as _Send To_. */
function conditionOf({ displayOptions }: INodeProperties, all: Shown[]): string | undefined {
	const conditions = (['show', 'hide'] as const).flatMap((kind) =>
		Object.entries(displayOptions?.[kind] ?? {}).map(([name, values]) => ({ kind, name, values })),
	);
	for (const { kind, name, values } of conditions) {
		const other = all.find(({ property }) => property.name === name)?.property;
		if (other?.type !== 'options') continue;
		const chosen = (other.options as Array<{ name: string; value: unknown }>)
			.filter((option) => (values as unknown[]).includes(option.value))
			.map(({ name: label }) => `_${label}_`);
		return `${kind === 'show' ? 'With' : 'Not with'} _${other.displayName}_: ${chosen.join(', ')}.`;
	}
	return undefined;
}
