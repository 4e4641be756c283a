import type { Resource } from '../../operation/operation';
import { copy } from './copy';
import { get } from './get';
import { getAll } from './getAll';

export const flow: Resource = {
	name: 'Flow',
	value: 'flow',
	description: 'What happens with the calls, faxes and messages of a number',
	default: getAll.value,
	operations: [copy, get, getAll],
};
