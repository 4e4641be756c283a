import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { searchCallLegs, searchMembers, searchSessions } from './pickers';
import { conference } from './resources/conference';
import { member } from './resources/member';
import { operationsOf } from './resources/operations';
import { session } from './resources/session';

/** Works with the live calls and chats of Evo Voice, in n8n's declarative style. */
export class EvoVoice implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Evo Voice',
		name: 'evoVoice',
		icon: { light: 'file:../../icons/evovoice.svg', dark: 'file:../../icons/evovoice.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ ({ getActive: "get active", patch: "update", add: "add member" }[$parameter["operation"]] || $parameter["operation"]) + ": " + $parameter["resource"] }}',
		description: 'Work with live calls and chats in Evo Voice',
		defaults: { name: 'Evo Voice' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'evoVoiceApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Conference',
						value: 'conference',
						description: 'A call with more than two parties',
					},
					{ name: 'Member', value: 'member', description: 'Somebody who takes part in a chat' },
					{ name: 'Session', value: 'session', description: 'A live call, chat or fax' },
				],
				default: 'session',
			},
			...operationsOf([session, member, conference]),
		],
	};

	methods = { listSearch: { searchCallLegs, searchMembers, searchSessions } };
}
