import { flow } from '../../../shared/entities/flow';
import { inQuery, optional, filter } from '../../../shared/fields/field';
import { picker } from '../../../shared/fields/picker';
import { id } from '../../../shared/fields/ids';
import type { OperationField } from '../../operation/operation';
import { allFlowIds } from '../steps/allFlowIds';
import { pickerFilter } from './filters';
import { objectId } from './objectId';

const PLACEHOLDER = 'e.g. 6ac4d3f5b7e3d4a5f6b70001';

export const flowId = objectId(flow, 'searchFlows', 'Flow', 'The flow to work with', PLACEHOLDER);

/** The flow whose nodes are asked for. */
export const forFlow: OperationField = filter({
	...inQuery(
		picker(
			'searchFlows',
			{ placeholder: PLACEHOLDER },
			{
				displayName: 'Flow',
				name: 'flowId',
				description: 'Only nodes that this flow can have',
			},
		),
		optional(id),
	),
	entity: flow,
});

/** The flows that a package holds; without it, all of the account. */
export const flowsToExport: OperationField = {
	...pickerFilter(
		'searchFlows',
		'flowIds',
		'Flow',
		'Only this flow; left out, all flows of the account',
	),
	entity: flow,
	resolveDefault: allFlowIds,
};
