import { missing } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { ENDPOINT_FIELDS } from '../office/directoryModel';
import { inOrder } from '../office/model';
import { accountOf, customerIn } from './belonging';
import { textOf } from './reach';

/**
 * Assumption: the account and a name are needed; the assistant is an endpoint, and the answer is
 * that; what its settings hold is kept as it came.
 */
function newAssistant(call: UserCall): object {
	const { office, request, user } = call;
	const accountId = accountOf(call);
	const displayName = textOf(request.name);
	if (!displayName) throw missing('Name');
	const endpoint = office.directory.addEndpoint({
		accountId,
		displayName,
		type: 'Assistant',
		customerId: customerIn(call, accountId, textOf(request.customerId))?.id,
		assistantSettings: (request.settings as object | undefined) ?? {},
		createdBy: user.emailAddress,
	});
	office.log.add(user.emailAddress, `Assistant ${displayName} was created`, endpoint);
	return inOrder(endpoint, ENDPOINT_FIELDS);
}

export const assistantOperations: Operation[] = [
	forUsers({
		name: 'AppNewAssistant',
		routes: [['POST', '/portal/assistants']],
		fields: { accountId: 'text', customerId: 'text', name: 'text', settings: 'object' },
		handle: newAssistant,
	}),
];
