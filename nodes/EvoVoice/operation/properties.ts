import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Role } from '../../shared/api/roles';
import { loginOf } from '../../shared/api/roles';
import type { Field } from '../../shared/fields/field';
import type { Operation, Resource } from './operation';
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

/**
 * The fields of all operations, in the order in which each one has them. What several operations
 * share stands here as seldom as can be: n8n evaluates the expression in a parameter again for every
 * entry of its name, shown or not. That is why all collections of a name are one, too.
 */
function fieldsOf(resources: readonly Resource[]): INodeProperties[] {
	const declared: Shared[] = [];
	const all: Place[] = [];
	for (const { value: resource, operations, waiting } of resources) {
		const asked = operations.map(({ answer, fields, ...operation }) => ({
			...operation,
			fields: [...fields, ...answer.fields],
		}));
		for (const { value: operation, fields } of waiting ? [...asked, waiting] : asked) {
			const place = { resource, operation };
			all.push(place);
			let at = 0;
			for (const field of fields) {
				at = declare(declared, field, place, at) + 1;
			}
		}
	}
	return declared.flatMap((shared) => declarationsOf(shared, all));
}

/** Notes that an operation asks for a field. @returns where the field stands */
function declare(declared: Shared[], field: Field, place: Place, at: number): number {
	const key = field.collection ?? field.property;
	let index = declared.findIndex((known) => known.key === key);
	if (index < 0) {
		const property = field.collection ? collection(field.collection) : field.property;
		index = at;
		declared.splice(at, 0, { key, property, places: [], members: [] });
	}
	const shared = declared[index];
	if (!shared.places.includes(place)) shared.places.push(place);
	if (field.collection) {
		declare(shared.members, { ...field, collection: undefined }, place, shared.members.length);
	}
	return index;
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
