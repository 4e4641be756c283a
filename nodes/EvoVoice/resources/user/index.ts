import type { Resource } from '../../operation/operation';
import { getCurrent } from './getCurrent';

export const user: Resource = {
	name: 'User',
	value: 'user',
	description: 'A login of Evo Voice',
	default: 'getCurrent',
	operations: [getCurrent],
};
