import type { Resource } from '../../operation/operation';
import { create } from './create';

export const assistant: Resource = {
	name: 'Assistant',
	value: 'assistant',
	description: 'A voice that answers calls with artificial intelligence',
	default: create.value,
	operations: [create],
};
