import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';

export const alert: Resource = {
	name: 'Alert',
	value: 'alert',
	description: 'A warning about the number or the cost of calls',
	default: getAll.value,
	operations: [getAll],
};
