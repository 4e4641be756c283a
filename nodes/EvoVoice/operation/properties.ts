import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Role } from '../../shared/api/roles';
import { loginOf } from '../../shared/api/roles';
import type { Field } from '../../shared/fields/field';
import { UPDATE } from './exchange';
import type { Operation, Resource, WaitingOperation } from './operation';
import { routing } from './route';
import type { Place } from './shown';
import { shownOn } from './shown';
import { forAgents } from './tool';

const COLLECTIONS: Record<
	string,
	{ displayName: string; placeholder: string; description?: string }
> = {
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	options: { displayName: 'Options', placeholder: 'Add Option' },
	sort: { displayName: 'Sort', placeholder: 'Add Sort Option' },
	updateFields: {
		displayName: 'Update Fields',
		placeholder: 'Add Field',
		description: 'What to change; fields that are not added stay as they are',
	},
};

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

type Offered = Pick<Operation, 'name' | 'value' | 'action' | 'description' | 'roles'>;

const optionOf = ({ name, value, action, description, roles }: Offered): INodePropertyOptions => ({
	name,
	value,
	action,
	description: roles ? `${sentence(description)} ${needs(roles)}` : description,
});

const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`);

const needs = (roles: readonly Role[]) => `Needs the login of ${loginOf(roles)}.`;

const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);

/** A field as the node declares it once, and the operations that ask for it. */
interface Shared {
	key: unknown;
	property: INodeProperties;
	places: Place[];
	/** The optional fields in a collection. */
	members: Shared[];
}

const keyOf = ({ collection: name, property }: Field): unknown => name ?? property;

/**
 * The fields of all operations. What several operations share stands here as seldom as can be: n8n
 * evaluates the expression in a parameter again for every entry of its name, shown or not. That is
 * why all collections of a name are one, too.
 */
function fieldsOf(resources: readonly Resource[]): INodeProperties[] {
	const declared: Shared[] = [];
	const all: Place[] = [];
	const sequences: unknown[][] = [];
	for (const { value: resource, operations, waiting } of resources) {
		for (const operation of waiting ? [...operations, waiting] : operations) {
			const place = { resource, operation: operation.value };
			const fields = inSight(operation);
			all.push(place);
			sequences.push(fields.map(keyOf));
			for (const field of fields) declare(declared, field, place);
		}
	}
	return inOrder(declared, sequences).flatMap((shared) => declarationsOf(shared, all));
}

/** The fields of an operation as people meet them: what is optional comes last, as in n8n's nodes. */
function inSight(operation: Operation | WaitingOperation): Field[] {
	const fields = [
		...operation.fields,
		...('answer' in operation ? operation.answer.fields : []),
	] as Field[];
	const isLast = ({ collection: name }: Field) => name !== undefined && name !== UPDATE;
	return [...fields.filter((field) => !isLast(field)), ...fields.filter(isLast)];
}

function declare(declared: Shared[], field: Field, place: Place): void {
	const key = keyOf(field);
	let shared = declared.find((known) => known.key === key);
	if (!shared) {
		const property = field.collection ? collection(field.collection) : field.property;
		shared = { key, property, places: [], members: [] };
		declared.push(shared);
	}
	if (!shared.places.includes(place)) shared.places.push(place);
	if (field.collection) declare(shared.members, { ...field, collection: undefined }, place);
}

/** One order for all fields that keeps the order in which each operation has its own. */
function inOrder(declared: Shared[], sequences: unknown[][]): Shared[] {
	const left = [...declared];
	const isFree = ({ key }: Shared) =>
		sequences.every((keys) => {
			const before = keys.slice(0, Math.max(keys.indexOf(key), 0));
			return !left.some((other) => before.includes(other.key));
		});
	const ordered: Shared[] = [];
	while (left.length > 0) {
		const [next] = left.splice(Math.max(left.findIndex(isFree), 0), 1);
		ordered.push(next);
	}
	return ordered;
}

function collection(name: string): INodeProperties {
	return { name, type: 'collection', default: {}, ...COLLECTIONS[name] };
}

function declarationsOf({ property, places, members }: Shared, all: Place[]): INodeProperties[] {
	const options = members
		.flatMap((member) =>
			shownOn(member.places, all, '/').flatMap((show) => forAgents(shown(member.property, show))),
		)
		.sort((one, other) => (one.displayName < other.displayName ? -1 : 1));
	return shownOn(places, all).flatMap((show) => {
		const declaration = shown(property, show);
		return members.length > 0 ? [{ ...declaration, options }] : forAgents(declaration);
	});
}

function shown(property: INodeProperties, show: Record<string, string[]>): INodeProperties {
	const { displayOptions } = property;
	return {
		...property,
		displayOptions: { ...displayOptions, show: { ...show, ...displayOptions?.show } },
	};
}
