import { operationsOf } from '../operations';
import { getActive } from './getActive';
import { patch } from './patch';

export const session = operationsOf('session', [getActive, patch]);
