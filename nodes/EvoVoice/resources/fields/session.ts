import { session } from '../../../shared/entities/session';
import { picker } from '../../../shared/fields/picker';
import { id } from '../../../shared/fields/ids';
import type { OperationField } from '../../operation/operation';

/** Which session an operation works on; its list offers calls or chats where only these fit. */
export const sessionId: OperationField = {
	property: picker(
		'searchSessions',
		{
			placeholder: 'e.g. 673f2a9c51d0e84b7c6a1f02',
			hint: 'Get Active, Get Many and the Evo Voice Trigger return it as <code>id</code>',
		},
		{
			displayName: 'Session',
			name: 'sessionId',
			required: true,
			description: 'The call or chat to work with',
			displayOptions: { hide: { sendTo: ['number'] } },
		},
	),
	to: { part: 'path', name: 'sessionId' },
	read: id,
	entity: session,
};
