import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';

export const contact: Resource = {
	name: 'Contact',
	value: 'contact',
	description: 'Somebody whom the phone user can call or write to',
	default: getAll.value,
	operations: [getAll],
};
