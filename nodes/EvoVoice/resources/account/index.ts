import type { Resource } from '../../operation/operation';
import { get } from './get';
import { getAll } from './getAll';

export const account: Resource = {
	name: 'Account',
	value: 'account',
	description: 'A company whose phones run on Evo Voice',
	default: 'get',
	operations: [get, getAll],
};
