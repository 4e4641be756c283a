import type { Resource } from '../operations';
import { add } from './add';

export const conference: Resource = { resource: 'conference', operations: [add] };
