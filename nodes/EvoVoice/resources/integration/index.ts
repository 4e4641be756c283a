import type { Resource } from '../../operation/operation';
import { get } from './get';
import { getAll } from './getAll';
import { searchContacts } from './searchContacts';
import { sync } from './sync';

export const integration: Resource = {
	name: 'Integration',
	value: 'integration',
	description: 'The connection to another system, such as a CRM',
	default: getAll.value,
	operations: [get, getAll, searchContacts, sync],
};
