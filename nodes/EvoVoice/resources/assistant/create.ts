import { endpoint } from '../../../shared/entities/endpoint';
import { assistantSettings } from '../../../shared/fields/assistantSettings';
import { inBody, additional } from '../../../shared/fields/field';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { ownerId } from '../fields/customer';
import { newName } from '../fields/name';

/** AppNewAssistant; what it answers is not documented, an assistant is an endpoint. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create assistant',
	description: 'Add an assistant that answers calls, with what it says and what it knows',
	method: 'POST',
	path: '/portal/assistants',
	fields: [
		accountId('body'),
		newName,
		inBody(
			{
				displayName: 'Settings (JSON)',
				name: 'settings',
				type: 'json',
				default: '{}',
				description:
					'What the assistant says and knows, as a JSON object, e.g. { "companyName": "Brightwater Dental", "greeting": "Hello!" }. Its fields: companyName, greeting, companyInformation, customPrompt, voice, voiceStyle, tuning, words, links, contacts, integrations.',
			},
			assistantSettings,
		),
		additional(ownerId),
	],
	answer: one(endpoint),
};
