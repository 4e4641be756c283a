import type { Resource } from '../../operation/operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const customer: Resource = {
	name: 'Customer',
	value: 'customer',
	description: 'A company or person that is served, with numbers, flows and custom data of its own',
	default: getAll.value,
	operations: [create, remove, get, getAll, update],
};
