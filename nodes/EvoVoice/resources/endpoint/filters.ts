import { conditions, structText } from '../../../shared/fields/customData';
import { ENDPOINT_TYPES, USER_MODES } from '../../../shared/fields/enums';
import { inQuery, optional, filter } from '../../../shared/fields/field';
import { ids, names } from '../../../shared/fields/ids';
import { partOfNumber } from '../../../shared/fields/phoneNumber';
import { enumFilter, pickerFilter, textFilter, tagIds, booleanFilter } from '../fields/filters';

/** Every filter that the list of endpoints has, beside accounts and customers. */
export const endpointFilters = [
	textFilter(
		'dataFilters',
		'Custom Data',
		'Only endpoints whose custom data has all of these texts, written as field=value and separated by commas. Only texts can be searched for, no numbers and no yes or no.',
		'e.g. site=Portland, plan=Premium',
		conditions,
	),
	booleanFilter(
		'shallowParent',
		'Direct Customers Only',
		"Whether to leave out endpoints of the customers below those in 'Customer'",
	),
	pickerFilter('searchFlows', 'flowIds', 'Flow', 'Only endpoints that run this flow'),
	filter(
		inQuery(
			{
				displayName: 'Flow Parameters',
				name: 'flowParametersFilter',
				type: 'json',
				default: '',
				description: 'Only endpoints whose flow parameters have these values, as a JSON object',
			},
			optional(structText),
		),
	),
	textFilter(
		'flowState',
		'Flow State',
		"Only endpoints on which the flows in 'Flow' are in this state",
		'e.g. Open',
	),
	textFilter('nameFilter', 'Name Contains', 'Only endpoints whose name contains this', 'e.g. Desk'),
	textFilter(
		'phoneNumberFilter',
		'Phone Number Contains',
		'Only endpoints whose number contains this',
		'e.g. +1 503',
		partOfNumber,
	),
	textFilter(
		'referenceIds',
		'Reference ID',
		'Only endpoints with this ID of another system; several are separated by commas',
		'e.g. CRM-1001, CRM-1002',
		// Other systems may have blanks in their IDs.
		(value) => names(value).join(',') || undefined,
	),
	textFilter('sipUserName', 'SIP User Name', 'Only the desk phone with this name', 'e.g. ben.osei'),
	tagIds,
	enumFilter(ENDPOINT_TYPES, 'type', 'Type', 'Only endpoints of this type'),
	textFilter(
		'types',
		'Types',
		'Only endpoints of one of these types, separated by commas, by the names that Evo Voice has for them. The names are not checked, since there may be more than this node knows.',
		'e.g. PhoneNumber, FaxNumber',
		ids,
	),
	enumFilter(USER_MODES, 'userMode', 'User Mode', 'Only phone users with this kind of phone'),
];
