import { MANAGER_ROLES } from '../../../shared/api/roles';
import type { Operation } from '../../operation/operation';
import { flowId } from '../fields/objectIds';
import { callerId, numberToDial } from '../fields/phoneNumber';
import { started } from '../steps/findNewSession';

/** NewOutgoingSession: dials somebody, and lets a flow talk to them. The answer says nothing. */
export const startOutgoing: Operation = {
	name: 'Start Outgoing Call',
	value: 'startOutgoing',
	action: 'Start outgoing call session that runs flow',
	description: 'Start a call session that runs a flow when somebody answers',
	roles: MANAGER_ROLES,
	method: 'POST',
	path: '/sessions/outgoing',
	fields: [
		{ ...flowId, to: { part: 'body', name: 'flowId', isUnrouted: true } },
		numberToDial,
		callerId,
	],
	answer: started,
};
