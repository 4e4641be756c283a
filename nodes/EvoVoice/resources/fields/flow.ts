import type { INodeProperties } from 'n8n-workflow';

import { flow } from '../../../shared/entities/flow';
import { inQuery, optional, filter, picker, asBody } from '../../../shared/fields/field';
import { flowChanges, newFlow } from '../../../shared/fields/flowJson';
import { id } from '../../../shared/fields/ids';
import type { OperationField } from '../../operation/operation';
import { allFlowIds } from '../steps/defaults';
import { pickerFilter } from './filters';
import { FLOW_PLACEHOLDER } from './objectIds';

/** The flow whose nodes are asked for. */
export const forFlow: OperationField = filter({
	...inQuery(
		picker(
			'searchFlows',
			{ placeholder: FLOW_PLACEHOLDER },
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

const property: INodeProperties = {
	displayName: 'Flow (JSON)',
	name: 'json',
	type: 'json',
	default: '{}',
	required: true,
	description:
		'The flow as a JSON object in the form that Get returns when Simplify is off, with name, description, notes, roles, parameters, exits and nodes. An update takes the fields to change; a list replaces the whole list that is there.',
};

/** A whole flow. */
export const flowToCreate = asBody(property, newFlow);

/** What changes in a flow. */
export const changesOfFlow = asBody(property, flowChanges);
