import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';

export const logEntry: Resource = {
	name: 'Log Entry',
	value: 'logEntry',
	description: 'What somebody changed in an account',
	default: getAll.value,
	operations: [getAll],
};
