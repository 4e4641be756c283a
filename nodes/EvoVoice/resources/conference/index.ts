import type { Resource } from '../../operation/operation';
import { add } from './add';

export const conference: Resource = {
	name: 'Conference',
	value: 'conference',
	description: 'A call with more than two parties',
	default: 'add',
	operations: [add],
};
