import type { INodeProperties, INodePropertyOptions, INodeType, NodeHint } from 'n8n-workflow';

import { whoMay } from '../../shared/api/roles';
import { COLLECTIONS, isUpdate } from '../../shared/fields/field';
import type { OperationRef } from './displayOptions';
import { withToolVariant, displayConditions } from './displayOptions';
import { routing } from './exchange';
import type { Operation, OperationField, Resource, WaitingOperation } from './operation';

/** The fields of the node: the resource, its operation, then the fields of all operations. */
export function propertiesOf(resources: readonly Resource[], first: string): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources
				.map(({ name, value, description }) => ({ name, value, description }))
				.sort(byName),
			default: first,
		},
		...resources.flatMap(operationFields),
		...fieldsOf(resources),
	];
}

function operationFields(resource: Resource): INodeProperties[] {
	const { operations, waiting, value } = resource;
	const routed = operations.map((operation) => ({
		...optionOf(operation),
		routing: routing(operation),
	}));
	const field = (options: INodePropertyOptions[], isTool?: boolean): INodeProperties => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: {
			show: { resource: [value], ...(isTool !== undefined && { '@tool': [isTool] }) },
		},
		options: [...options].sort(byName),
		default: `${resource.default}`,
	});
	if (!waiting) return [field(routed)];
	return [field([...routed, optionOf(waiting)], false), field(routed, true)];
}

type Described = Pick<Operation, 'name' | 'value' | 'action' | 'description' | 'roles'>;

const optionOf = ({
	name,
	value,
	action,
	description,
	roles,
}: Described): INodePropertyOptions => ({
	name,
	value,
	action,
	// First, since the panel cuts it after two lines.
	description: roles ? `${whoMay(roles)}: ${description}` : description,
});

const byName = (one: { name: string }, other: { name: string }) =>
	alphabetically(one.name, other.name);

const alphabetically = (one: string, other: string) => one.localeCompare(other, 'en');

/** A field as the node declares it once, and the operations that have it. */
interface Declared {
	key: unknown;
	property: INodeProperties;
	operations: OperationRef[];
	isFirst?: true;
	/** The optional fields in a collection. */
	members: Declared[];
}

const keyOf = ({ collection: name, property }: OperationField): unknown => name ?? property;

/**
 * The fields of all operations. A field that several operations share is declared as few times as
 * possible: n8n evaluates the expression in a parameter once for each declaration of its name, shown
 * or not. For the same reason all collections of a name are one.
 */
function fieldsOf(resources: readonly Resource[]): INodeProperties[] {
	const declared: Declared[] = [];
	const all: OperationRef[] = [];
	const panels: unknown[][] = [];
	for (const { value: resource, operations, waiting } of resources) {
		for (const operation of waiting ? [...operations, waiting] : operations) {
			const ref = { resource, operation: operation.value };
			const fields = inPanelOrder(operation);
			all.push(ref);
			panels.push(fields.map(keyOf));
			for (const field of fields) declare(declared, field, ref);
		}
	}
	return inOrder(declared, panels).flatMap((field) => declarationsOf(field, all));
}

/** The fields of an operation from top to bottom: optional ones come last, as in n8n's own nodes. */
function inPanelOrder(operation: Operation | WaitingOperation): OperationField[] {
	const fields = [
		...operation.fields,
		...('answer' in operation ? operation.answer.fields : []),
	] as OperationField[];
	const isLast = (field: OperationField) => field.collection !== undefined && !isUpdate(field);
	return [...fields.filter((field) => !isLast(field)), ...fields.filter(isLast)];
}

function declare(declared: Declared[], field: OperationField, ref: OperationRef): void {
	const key = keyOf(field);
	let known = declared.find((other) => other.key === key);
	if (!known) {
		const { isFirst } = field;
		known = { key, property: declarationOf(field), isFirst, operations: [], members: [] };
		declared.push(known);
	}
	if (!known.operations.includes(ref)) known.operations.push(ref);
	if (field.collection) declare(known.members, { ...field, collection: undefined }, ref);
}

/**
 * One order for all fields that keeps the order in every panel: a topological sort, since operations
 * have the same fields at different places, such as the session after 'Send To' or at the top.
 */
function inOrder(declared: Declared[], panels: unknown[][]): Declared[] {
	const left = [...declared];
	const isFree = ({ key }: Declared) =>
		panels.every((keys) => {
			const before = keys.slice(0, Math.max(keys.indexOf(key), 0));
			return !left.some((other) => before.includes(other.key));
		});
	const ordered: Declared[] = [];
	while (left.length > 0) {
		const [next] = left.splice(Math.max(left.findIndex(isFree), 0), 1);
		ordered.push(next);
	}
	return ordered;
}

/** The property of a field as n8n gets it: its collection, or itself with its routing. */
function declarationOf({ collection: name, property, to }: OperationField): INodeProperties {
	if (name) return { name, type: 'collection', default: {}, ...COLLECTIONS[name] };
	if (!to || to.part === 'path' || to.isUnrouted) return property;
	const send = { type: to.part, property: to.name, propertyInDotNotation: false };
	return { ...property, routing: { send } };
}

function declarationsOf(
	{ property, operations, members }: Declared,
	all: OperationRef[],
): INodeProperties[] {
	const options = [...members]
		.sort(
			(one, other) =>
				Number(other.isFirst ?? 0) - Number(one.isFirst ?? 0) ||
				alphabetically(one.property.displayName, other.property.displayName),
		)
		.flatMap((member) =>
			displayConditions(member.operations, all, '/').flatMap((show) =>
				withToolVariant(shown(member.property, show)),
			),
		);
	return displayConditions(operations, all).flatMap((show) => {
		const declaration = shown(property, show);
		return members.length > 0 ? [{ ...declaration, options }] : withToolVariant(declaration);
	});
}

function shown(property: INodeProperties, show: Record<string, string[]>): INodeProperties {
	const { displayOptions } = property;
	return {
		...property,
		displayOptions: { ...displayOptions, show: { ...show, ...displayOptions?.show } },
	};
}

/** The operations that n8n runs without its routing, by resource and operation. */
export const waitingOperations = (resources: readonly Resource[]): INodeType['customOperations'] =>
	Object.fromEntries(
		resources.flatMap(({ value, waiting }) =>
			waiting ? [[value, { [waiting.value]: waiting.run }]] : [],
		),
	);

/** The node's subtitle on the canvas, in the words of the operation lists, e.g. `update: session`. */
export function subtitleOf(resources: readonly Resource[]): string {
	const names = resources.flatMap(({ value, operations, waiting }) =>
		[...operations, ...(waiting ? [waiting] : [])].map((operation) => [
			`${value}.${operation.value}`,
			operation.name.toLowerCase(),
		]),
	);
	const words = JSON.stringify(Object.fromEntries(names));
	return `={{ (${words}[$parameter["resource"] + "." + $parameter["operation"]] || $parameter["operation"]) + ": " + $parameter["resource"] }}`;
}

const SEVERAL_ITEMS = '$input.all().length > 1';

/** Raw, an expression begins with an equals sign. */
const NO_EXPRESSION = "!JSON.stringify($rawParameter).includes(':\"=')";

const SENDS_TEXT =
	'$parameter.resource === "message" && ["send", "sendAndWait"].includes($parameter.operation)';

/**
 * What the editor shows beside the output. Declared with conditions, since n8n lets no operation that
 * runs through its routing add a hint while it runs.
 */
export const hints: NodeHint[] = [
	{
		message:
			'Several items come in and no field has an expression, so each of them does the same. Use one such as <code>{{ $json.id }}</code>, or <b>Execute Once</b> in the settings.',
		displayCondition: `={{ ${SEVERAL_ITEMS} && ${NO_EXPRESSION} }}`,
		location: 'outputPane',
	},
	{
		message: 'Executing this step really sends the text message.',
		displayCondition: `={{ ${SENDS_TEXT} }}`,
		whenToDisplay: 'beforeExecution',
		location: 'outputPane',
	},
];
