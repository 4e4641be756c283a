import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Lists that decide which other fields there are, or how much comes out: for the person who sets up. */
const SET_BY_PEOPLE = ['output', 'responseType', 'defineForm'];

/**
 * A list of fixed values as people get it, and, for the node's tool twin, as a text: n8n lets a model
 * fill texts, numbers and switches, but no lists. What the model fills in is checked like
 * everything else.
 */
export function forAgents(property: INodeProperties): INodeProperties[] {
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
