import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** One operation: how the list of operations shows it, and the fields that it asks for. */
export interface Operation {
	option: INodePropertyOptions;
	fields: INodeProperties[];
}

/** The `Operation` field of a resource, then the fields of each operation, shown for it alone. */
export function operationsOf(resource: string, operations: Operation[]): INodeProperties[] {
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource] } },
			options: operations.map(({ option }) => option),
			default: `${operations[0].option.value}`,
		},
		...operations.flatMap(({ option, fields }) =>
			fields.map((field) => shownFor(field, resource, String(option.value))),
		),
	];
}

function shownFor(field: INodeProperties, resource: string, operation: string): INodeProperties {
	const { show, hide } = field.displayOptions ?? {};
	return {
		...field,
		displayOptions: {
			show: { resource: [resource], operation: [operation], ...show },
			...(hide && { hide }),
		},
	};
}
