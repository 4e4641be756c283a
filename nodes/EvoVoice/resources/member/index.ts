import type { Resource } from '../operations';
import { invite } from './invite';
import { remove } from './remove';

export const member: Resource = { resource: 'member', operations: [invite, remove] };
