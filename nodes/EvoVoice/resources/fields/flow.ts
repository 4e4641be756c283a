import { flow } from '../../../shared/entities/flow';
import { objectId } from './objectId';

export const flowId = objectId(
	flow,
	'searchFlows',
	'Flow',
	'The flow to work with',
	'e.g. 6ac4d3f5b7e3d4a5f6b70001',
);
