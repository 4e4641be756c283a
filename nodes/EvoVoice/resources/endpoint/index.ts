import type { Resource } from '../../operation/operation';
import { buyNumber } from './buyNumber';
import { deleteEndpoint } from './delete';
import { setFax } from './setFax';
import { get } from './get';
import { getAll } from './getAll';
import { searchNumbers } from './searchNumbers';
import { update } from './update';

export const endpoint: Resource = {
	name: 'Endpoint',
	value: 'endpoint',
	description: 'A phone number, phone user, team or other endpoint of the phone system',
	default: getAll.value,
	operations: [get, getAll, searchNumbers, update, buyNumber, deleteEndpoint, setFax],
};
