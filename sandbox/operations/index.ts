import type { Logins } from '../framework/login';
import type { Operation } from '../framework/operation';
import { authOperations } from './auth';
import { callOperations } from './calls';
import { conferenceOperations } from './conference';
import { customerOperations } from './customers';
import { endpointOperations } from './endpoints';
import { memberOperations } from './members';
import { sessionOperations } from './sessions';

/** Every operation that the sandbox offers. */
export function allOperations(logins: Logins, acceptRemoveRoute: boolean): Operation[] {
	return [
		...sessionOperations,
		...memberOperations(acceptRemoveRoute),
		...conferenceOperations,
		...callOperations,
		...authOperations(logins),
		...endpointOperations,
		...customerOperations,
	];
}
