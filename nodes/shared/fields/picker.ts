import type { INodeProperties } from 'n8n-workflow';

/** How an ID may be entered instead of being picked. */
interface ById {
	displayName?: string;
	placeholder: string;
	hint?: string;
}

/** A property whose value is picked from a list, or entered as an ID. */
export function picker(
	searchListMethod: string,
	byId: ById,
	property: Omit<INodeProperties, 'type' | 'default' | 'modes'>,
): INodeProperties {
	return {
		...property,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', ...byId },
		],
	};
}
