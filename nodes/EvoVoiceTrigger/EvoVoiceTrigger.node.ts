import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { PARAMETERS } from './parameters';
import { getAccounts, searchCustomers, searchEndpoints } from './pickers';
import { fetchSample, pollSessions } from './trigger';

/** Starts a workflow when a call or chat changes. Evo Voice offers no webhook, so it polls. */
export class EvoVoiceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Evo Voice Trigger',
		name: 'evoVoiceTrigger',
		icon: { light: 'file:../../icons/evovoice.svg', dark: 'file:../../icons/evovoice.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when a call or chat in Evo Voice changes',
		defaults: { name: 'Evo Voice Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		polling: true,
		credentials: [{ name: 'evoVoiceApi', required: true }],
		properties: PARAMETERS,
	};

	methods = {
		listSearch: { searchCustomers, searchEndpoints },
		loadOptions: { getAccounts },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const items =
			this.getMode() === 'manual' ? await fetchSample.call(this) : await pollSessions.call(this);
		return items.length ? [items] : null;
	}
}
