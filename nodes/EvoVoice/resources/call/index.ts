import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';
import { getActive } from './getActive';

export const call: Resource = {
	name: 'Call',
	value: 'call',
	description: 'A call of the account, as the carrier sees it',
	default: 'getActive',
	operations: [getActive, getAll],
};
