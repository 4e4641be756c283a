import { operationsOf } from '../operations';
import { add } from './add';

export const conference = operationsOf('conference', [add]);
