import type { IDisplayOptions } from 'n8n-workflow';

import { customer } from '../../../shared/entities/customer';
import { endpoint } from '../../../shared/entities/endpoint';
import type { EntityLabel } from '../../../shared/entities/entity';
import { file } from '../../../shared/entities/file';
import { flow } from '../../../shared/entities/flow';
import { integration } from '../../../shared/entities/integration';
import { notification } from '../../../shared/entities/notification';
import { report } from '../../../shared/entities/report';
import { session } from '../../../shared/entities/session';
import { user } from '../../../shared/entities/user';
import { picker } from '../../../shared/fields/field';
import { id } from '../../../shared/fields/ids';
import type { OperationField } from '../../operation/operation';

/**
 * Which object an operation works on, as an ID in the path.
 *
 * @param search the list that offers them
 * @param displayName of the kind of object; the parameter and the path say `<label>Id`, such as `logEntryId` for a log entry
 */
export function objectId(
	entity: EntityLabel,
	search: string,
	displayName: string,
	description: string,
	placeholder: string,
	hint = 'Get Many returns it as <code>id</code>',
	displayOptions?: IDisplayOptions,
): OperationField {
	const label = entity.label
		.toLowerCase()
		.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
	const name = `${label}Id`;
	const property = { displayName, name, required: true, description };
	return {
		property: picker(
			search,
			{ placeholder, hint },
			{ ...property, ...(displayOptions && { displayOptions }) },
		),
		to: { part: 'path', name },
		read: id,
		entity,
	};
}

/** How the ID of a customer looks, and that of a flow. */
export const CUSTOMER_PLACEHOLDER = 'e.g. 65a2b1d3f5c1b2e3d4f50001';

export const FLOW_PLACEHOLDER = 'e.g. 6ac4d3f5b7e3d4a5f6b70001';

export const customerId = objectId(
	customer,
	'searchCustomers',
	'Customer',
	'The customer to work with',
	CUSTOMER_PLACEHOLDER,
);

export const endpointId = objectId(
	endpoint,
	'searchEndpoints',
	'Endpoint',
	'The number, phone user, team or other endpoint to work with',
	'e.g. 66b3c2e4a6d2c3f4e5a60011',
	'Get Many returns it as <code>id</code>, sessions and messages as <code>endpointId</code>',
);

export const fileId = objectId(
	file,
	'searchFiles',
	'File',
	'The upload, recording, voice message or fax to work with',
	'e.g. 673f2a9c51d0e84b7c6a1f02',
);

export const flowId = objectId(
	flow,
	'searchFlows',
	'Flow',
	'The flow to work with',
	FLOW_PLACEHOLDER,
);

export const integrationId = objectId(
	integration,
	'searchIntegrations',
	'Integration',
	'The connection to another system to work with',
	'e.g. 6f1a2b3c4d5e6f7081920001',
);

export const notificationId = objectId(
	notification,
	'searchNotifications',
	'Notification',
	'The email, text message, push message or call that was to tell somebody something',
	'e.g. 6d0f3b5a7c9e1d2f4a6b8c01',
);

export const reportId = objectId(
	report,
	'searchReports',
	'Report',
	'The report to work with, one that this login has run',
	'e.g. 673f2a9c51d0e84b7c6a1f02',
	'Run and Get Many return it as <code>id</code>',
);

/** Its list offers calls or chats where only these fit. */
export const sessionId = objectId(
	session,
	'searchSessions',
	'Session',
	'The call or chat to work with',
	'e.g. 673f2a9c51d0e84b7c6a1f02',
	'Get Active, Get Many and the Evo Voice Trigger return it as <code>id</code>',
	{ hide: { sendTo: ['number'] } },
);

/** Which login an operation works on. The API has no list of logins, so it is known by its ID alone. */
export const userId: OperationField = {
	property: {
		displayName: 'User',
		name: 'userId',
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		required: true,
		description: 'The login to work with',
		modes: [
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001',
				hint: 'Create returns it as <code>id</code>, Get Current for the login of the credential; files have it as <code>userId</code>',
			},
		],
	},
	to: { part: 'path', name: 'userId' },
	read: id,
	entity: user,
};
