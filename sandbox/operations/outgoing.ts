import { badArgument, missing } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import type { EndpointInfo } from '../office/model';
import { callByFlow } from '../office/outgoing';
import { found } from './belonging';
import { textOf } from './reach';

const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * Calls somebody and lets a flow talk to them.
 *
 * Assumption: flow and number are needed, numbers must be E.164, and a caller ID must be a number
 * of the account that the flow belongs to.
 */
function callOut(call: UserCall): undefined {
	const { office, user, request } = call;
	const flowId = textOf(request.flowId);
	const number = textOf(request.numberToDial);
	if (!flowId) throw missing('FlowId');
	if (!number) throw missing('NumberToDial');
	if (!E164.test(number)) throw badArgument('NumberToDial', `${number} is not a valid number.`);
	const flow = found(call, 'Flow', flowId, office.directory.flows);
	const line = lineFor(call, flow.accountId);
	callByFlow(office, { number, line, flow: flow.name, by: user.emailAddress });
}

/** The line whose number is shown: the one asked for, or any of the account's. */
function lineFor({ office, request }: UserCall, accountId: string): EndpointInfo {
	const callerId = textOf(request.callerId);
	const own = office.endpoints.filter(
		(endpoint) => endpoint.type === 'PhoneNumber' && endpoint.accountId === accountId,
	);
	if (callerId === '' && own.length > 0) return office.ownChance().pick(own);
	const line = own.find(({ extraInformation }) => extraInformation === callerId);
	if (!line) throw badArgument('CallerId', `${callerId} is not a number of the account.`);
	return line;
}

export const outgoingOperations: Operation[] = [
	forUsers({
		name: 'NewOutgoingSession',
		routes: [['POST', '/sessions/outgoing']],
		anyRole: ['Manager', 'SystemAdministrator'],
		fields: { flowId: 'text', numberToDial: 'text', callerId: 'text' },
		handle: callOut,
	}),
];
