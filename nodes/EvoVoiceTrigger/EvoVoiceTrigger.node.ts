import type {
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testLogin } from '../shared/api/testLogin';
import { PARAMETERS } from './parameters';
import { getAccounts, searchCustomers, searchEndpoints } from './pickers';
import { startTrigger } from './trigger';

/** Starts a workflow when something happens in Evo Voice, which offers no webhook: it looks every few seconds. */
export class EvoVoiceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Evo Voice Trigger',
		name: 'evoVoiceTrigger',
		icon: { light: 'file:../../icons/evovoice.svg', dark: 'file:../../icons/evovoice.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter.events.length === 1 ? "On " + $parameter.events[0].replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()) : $parameter.events.length + " events" }}',
		description:
			'Starts the workflow when something happens to a call, a text, a voice message, a recording, a fax or a report in Evo Voice',
		defaults: { name: 'Evo Voice Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'evoVoiceApi', required: true, testedBy: 'testLogin' }],
		properties: PARAMETERS,
	};

	methods = {
		credentialTest: { testLogin },
		listSearch: { searchCustomers, searchEndpoints },
		loadOptions: { getAccounts },
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await startTrigger.call(this);
	}
}
