import type { Resource } from '../../operation/operation';
import { create } from './create';
import { update } from './update';
import { getCurrent } from './getCurrent';

export const user: Resource = {
	name: 'User',
	value: 'user',
	description: 'A login of Evo Voice',
	default: 'getCurrent',
	operations: [getCurrent, create, update],
};
