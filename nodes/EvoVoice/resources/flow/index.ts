import type { Resource } from '../../operation/operation';
import { create } from './create';
import { deleteFlow } from './delete';
import { exportFlows } from './export';
import { getAvailableNodes } from './getAvailableNodes';
import { importFlows } from './import';
import { update } from './update';
import { copy } from './copy';
import { get } from './get';
import { getAll } from './getAll';

export const flow: Resource = {
	name: 'Flow',
	value: 'flow',
	description: 'What happens with the calls, faxes and messages of a number',
	default: getAll.value,
	operations: [
		copy,
		get,
		getAll,
		create,
		deleteFlow,
		exportFlows,
		getAvailableNodes,
		importFlows,
		update,
	],
};
