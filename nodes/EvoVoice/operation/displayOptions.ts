import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** An operation, by the values of its parameters. */
export interface OperationRef {
	resource: string;
	operation: string;
}

/**
 * The fewest `show` conditions that hold for exactly the given operations. A condition lists resources
 * and operations, and holds for every combination of them; several resources share a condition as
 * long as it holds for no other operation of the node.
 *
 * @param operations those that have the field, all of them out of `all`
 * @param prefix `/` inside of a collection, where n8n looks for names in the collection otherwise
 */
export function displayConditions(
	operations: OperationRef[],
	all: OperationRef[],
	prefix = '',
): Array<Record<string, string[]>> {
	const groups: OperationRef[][] = [];
	for (const resource of new Set(operations.map((ref) => ref.resource))) {
		const own = operations.filter((ref) => ref.resource === resource);
		const group = groups.find((known) => isExact([...known, ...own], all));
		if (group) group.push(...own);
		else groups.push(own);
	}
	return groups.map((group) => ({
		[`${prefix}resource`]: [...new Set(group.map(({ resource }) => resource))],
		[`${prefix}operation`]: [...new Set(group.map(({ operation }) => operation))],
	}));
}

function isExact(group: OperationRef[], all: OperationRef[]): boolean {
	return all.every(
		(ref) =>
			group.includes(ref) ||
			!group.some(({ resource }) => resource === ref.resource) ||
			!group.some(({ operation }) => operation === ref.operation),
	);
}

/** Option lists that decide which other fields are shown, or how much is output: people set them. */
const SET_BY_PEOPLE = ['output', 'responseType', 'defineForm'];

/**
 * The declarations of a field: an option list is one for people and, on the node's tool variant, a
 * text, since a model can fill in texts, numbers and switches, but no lists. What the model fills in
 * is read as everything else is.
 */
export function withToolVariant(property: INodeProperties): INodeProperties[] {
	const { type, options, name, routing, displayName, description, displayOptions } = property;
	const steers = (options as INodePropertyOptions[] | undefined)?.some((option) => option.routing);
	if (!['options', 'multiOptions'].includes(type) || steers || SET_BY_PEOPLE.includes(name))
		return [property];
	const values = (options as INodePropertyOptions[]).map((option) => option.value);
	return [
		{
			...property,
			displayOptions: { ...displayOptions, hide: { ...displayOptions?.hide, '@tool': [true] } },
		},
		{
			displayName,
			name,
			type: 'string',
			default: `${String(property.default)}`,
			description: `${description}. ${type === 'options' ? 'One' : 'Any'} of: ${values.filter(Boolean).join(', ')}.`,
			routing,
			displayOptions: { ...displayOptions, show: { ...displayOptions?.show, '@tool': [true] } },
		},
	];
}
