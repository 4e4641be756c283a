import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';

/** A value for a parameter that is not its default, as a person leaves it in the editor. */
export function filled(property: INodeProperties): NodeParameterValueType {
	const { type, options = [], default: preset, typeOptions } = property;
	const isMany = typeOptions?.multipleValues === true;
	switch (type) {
		case 'collection':
			return everyOption(options as INodeProperties[]);
		case 'fixedCollection':
			return Object.fromEntries(
				(options as Array<{ name: string; values: INodeProperties[] }>).map(({ name, values }) => {
					const entry = everyOption(values);
					return [name, isMany ? [entry] : entry];
				}),
			) as INodeParameters;
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: 'f1' };
		case 'options': {
			const values = options.map((option) => (option as { value: string }).value);
			return values.find((value) => value !== preset) ?? (preset as string);
		}
		case 'multiOptions':
			return options.map((option) => (option as { value: string }).value);
		case 'boolean':
			return !preset;
		case 'number':
			return Number(preset || 0) + 1;
		default:
			return isMany ? ['e.g.'] : 'e.g.';
	}
}

/** Each of several parameters filled in. The first of several with one name counts. */
export function everyOption(properties: INodeProperties[]): INodeParameters {
	const entries = properties.map((property) => [property.name, filled(property)] as const);
	return Object.fromEntries(entries.reverse());
}
