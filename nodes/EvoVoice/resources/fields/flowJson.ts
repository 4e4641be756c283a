import type { INodeProperties } from 'n8n-workflow';

import { asBody } from '../../../shared/fields/field';
import { flowChanges, newFlow } from '../../../shared/fields/flowJson';

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
