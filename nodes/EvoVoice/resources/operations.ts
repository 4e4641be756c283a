import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** One operation: how the list of operations shows it, and the fields that it asks for. */
export interface Operation {
	option: INodePropertyOptions;
	fields: INodeProperties[];
}

/** What the operations work on, by the value of the field `Resource`. */
export interface Resource {
	resource: string;
	operations: Operation[];
}

/** The `Operation` field of each resource, then the fields of all operations. */
export function operationsOf(resources: Resource[]): INodeProperties[] {
	return [...resources.map(operationField), ...fieldsOf(resources)];
}

function operationField({ resource, operations }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(({ option }) => option),
		default: `${operations[0].option.value}`,
	};
}

/**
 * The fields of all operations, in the order in which each one has them. A field that several
 * operations share stands here once: n8n evaluates the expression in a parameter again for every
 * entry of its name, shown or not.
 */
function fieldsOf(resources: Resource[]): INodeProperties[] {
	const shownFor = new Map<INodeProperties, { resource: Set<string>; operation: Set<string> }>();
	const ordered: INodeProperties[] = [];
	for (const { resource, operations } of resources) {
		for (const { option, fields } of operations) {
			let at = 0;
			for (const field of fields) {
				const known = ordered.indexOf(field);
				if (known < 0) ordered.splice(at, 0, field);
				at = (known < 0 ? at : known) + 1;
				const shown = shownFor.get(field) ?? { resource: new Set(), operation: new Set() };
				shownFor.set(field, shown);
				shown.resource.add(resource);
				shown.operation.add(String(option.value));
			}
		}
	}
	return ordered.map((field) => {
		const { resource, operation } = shownFor.get(field)!;
		const { show, hide } = field.displayOptions ?? {};
		return {
			...field,
			displayOptions: {
				show: { resource: [...resource], operation: [...operation], ...show },
				...(hide && { hide }),
			},
		};
	});
}
