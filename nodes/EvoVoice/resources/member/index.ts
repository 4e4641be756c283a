import type { Resource } from '../../operation/operation';
import { invite } from './invite';
import { remove } from './remove';

export const member: Resource = {
	name: 'Member',
	value: 'member',
	description: 'Somebody who takes part in a chat',
	default: 'invite',
	operations: [invite, remove],
};
