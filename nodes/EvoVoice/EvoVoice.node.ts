import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testLogin } from '../shared/api/testLogin';
import {
	searchAccounts,
	searchCallLegs,
	searchConversations,
	searchCustomers,
	searchEndpoints,
	searchFiles,
	searchFlows,
	searchIntegrations,
	searchMembers,
	searchNotifications,
	searchNumbers,
	searchNumbersToBuy,
	searchReports,
	sessionPicker,
} from '../shared/pickers';
import { answerQuestion, answerWebhooks } from './ask/webhook';
import { propertiesOf, waitingOperations, subtitleOf, hints } from './operation/description';
import { requestOptions } from './operation/requestOptions';
import { RESOURCES } from './resources';

/** Works with the calls, chats and files of Evo Voice, in n8n's declarative style. */
export class EvoVoice implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Evo Voice',
		name: 'evoVoice',
		icon: { light: 'file:../../icons/evovoice.svg', dark: 'file:../../icons/evovoice.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(RESOURCES),
		// The same as the trigger's: the node panel shows one of the two for both.
		description:
			'Calls, text messages and recordings in Evo Voice: work with them, or start when they come in',
		defaults: { name: 'Evo Voice' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Telephony and SMS with Evo Voice: steer live calls, send texts, ask a person by text and wait, fetch voice messages and recordings, run reports. Use Evo Voice Trigger to start when a call or text comes in.',
		},
		credentials: [{ name: 'evoVoiceApi', required: true, testedBy: 'testLogin' }],
		// Without this, n8n gives the node's tool twin nothing to run.
		requestDefaults: {},
		hints,
		webhooks: answerWebhooks,
		waitingNodeTooltip:
			'={{ $parameter["operation"] === "sendAndWait" ? "Goes on when the person has answered" : "" }}',
		properties: [...propertiesOf(RESOURCES, 'session'), requestOptions],
	};

	customOperations = waitingOperations(RESOURCES);

	webhook = answerQuestion;

	methods = {
		credentialTest: { testLogin },
		listSearch: {
			searchAccounts,
			searchCallLegs,
			searchConversations,
			searchCustomers,
			searchEndpoints,
			searchFiles,
			searchFlows,
			searchIntegrations,
			searchMembers,
			searchNotifications,
			searchNumbers,
			searchNumbersToBuy,
			searchReports,
			searchSessions: sessionPicker(RESOURCES),
		},
	};
}
