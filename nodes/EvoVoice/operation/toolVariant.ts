import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

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
