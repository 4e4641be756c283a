import type { Resource } from '../operations';
import { getActive } from './getActive';
import { patch } from './patch';

export const session: Resource = { resource: 'session', operations: [getActive, patch] };
