import { OFFICE_ROLES } from '../../../shared/api/roles';
import { undocumented } from '../../../shared/entities/entity';
import { inQuery, optional, filter } from '../../../shared/fields/field';
import { countFrom1 } from '../../../shared/fields/values';
import { many } from '../../operation/answers/many';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { textFilter, booleanFilter } from '../fields/filters';

/** The search for numbers to buy; the API's pages do not name it, and its answer is not documented. */
export const searchNumbers: Operation = {
	name: 'Search Numbers',
	value: 'searchNumbers',
	action: 'Search endpoint phone numbers that can be bought',
	description: 'Search endpoints to buy: phone numbers by area code, place, digits',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/endpoints/phone-numbers/search',
	fields: [
		accountId('query'),
		textFilter('areaCode', 'Area Code', 'Only numbers with this area code', 'e.g. 503'),
		textFilter('contains', 'Contains', 'Only numbers with these digits or letters', 'e.g. 0150'),
		textFilter('countryCode', 'Country Code', 'The country, by its two letters', 'e.g. US'),
		filter(
			inQuery(
				{
					displayName: 'Distance',
					name: 'distance',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 25,
					description: 'How far away the place may be; the unit is not documented',
				},
				optional(countFrom1('Enter a whole number from 1 up.')),
			),
		),
		booleanFilter(
			'isFaxNumber',
			'Fax Number',
			'Whether to look for numbers that can receive faxes',
		),
		textFilter('postalCode', 'Postal Code', 'Only numbers of this postal code', 'e.g. 97204'),
		textFilter('region', 'Region', 'Only numbers of this state or region', 'e.g. OR'),
	],
	answer: many(undocumented('phoneNumber'), { isUndocumented: true }),
};
