import type { INodePropertyOptions } from 'n8n-workflow';

import type { Entity } from '../../../shared/entities/entity';
import { inQuery, optional, sorting } from '../../../shared/fields/field';
import { oneOf } from '../../../shared/fields/values';
import type { OperationField } from '../../operation/operation';

const ORDERS: INodePropertyOptions[] = [
	{ name: 'Ascending', value: 'Ascend' },
	{ name: 'Descending', value: 'Descend' },
];

const sortOrder = sorting(
	inQuery(
		{
			displayName: 'Order',
			name: 'sortOrder',
			type: 'options',
			options: ORDERS,
			default: 'Descend',
			description:
				'Ascending starts with the oldest or with A, descending with the newest or with Z',
		},
		optional(oneOf(ORDERS)),
	),
);

/**
 * How a paged list is sorted by the server. Which fields it can sort by is not documented; offered
 * are the texts and numbers that a simplified object shows.
 */
export function sortedBy(
	{ fields, simplified }: Entity,
	columns = simplified.length > 0 ? simplified : Object.keys(fields),
): OperationField[] {
	const options = columns
		.filter((column) => fields[column] === 'text' || fields[column] === 'number')
		.map((column) => ({ name: labelOf(column), value: column }))
		.sort((one, other) => one.name.localeCompare(other.name, 'en'));
	const sortField = inQuery(
		{
			displayName: 'Sort By',
			name: 'sortField',
			type: 'options',
			options,
			default: `${(options.find(({ value }) => /^date(Created)?$/.test(value)) ?? options[0]).value}`,
			description:
				'The field to sort by; Evo Voice does not tell which ones it can sort by, so look at the order that comes back',
		},
		optional(oneOf(options)),
	);
	return [sorting(sortField), sortOrder];
}

/** The name of a field as people see it, e.g. `Reference ID` for `referenceId`. */
const labelOf = (field: string) =>
	field
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/^./, (letter) => letter.toUpperCase())
		.replace(/\b(Id|Sid|Sip|Uri)\b/, (short) => short.toUpperCase());
