import type { Logins } from '../framework/login';
import type { Operation } from '../framework/operation';
import { accountOperations } from './accounts';
import { aiSessionOperations } from './aiSessions';
import { appOperations } from './app';
import { assistantOperations } from './assistants';
import { authOperations } from './auth';
import { callOperations } from './calls';
import { conferenceOperations } from './conference';
import { customerOperations } from './customers';
import { endpointOperations } from './endpoints';
import { flowOperations } from './flows';
import { integrationOperations } from './integrations';
import { logEntryOperations } from './logEntries';
import { notificationOperations } from './notifications';
import { numberOperations } from './numbers';
import { packageOperations } from './packages';
import { fileOperations, type ContentPlace } from './files';
import { memberOperations } from './members';
import { messageOperations } from './messages';
import { outgoingOperations } from './outgoing';
import { reportOperations } from './reports';
import { sessionOperations } from './sessions';
import { steeringOperations } from './steering';
import { userOperations } from './users';

/** Every operation that the sandbox offers. */
export function allOperations(
	logins: Logins,
	acceptRemoveRoute: boolean,
	contentPlace: ContentPlace = {},
): Operation[] {
	return [
		...sessionOperations,
		...steeringOperations,
		...outgoingOperations,
		...messageOperations,
		...fileOperations(contentPlace),
		...memberOperations(acceptRemoveRoute),
		...conferenceOperations,
		...callOperations,
		...authOperations(logins),
		...endpointOperations,
		...numberOperations,
		...appOperations,
		...customerOperations,
		...flowOperations,
		...accountOperations,
		...reportOperations,
		...notificationOperations,
		...packageOperations,
		...userOperations,
		...integrationOperations,
		...logEntryOperations,
		...assistantOperations,
		...aiSessionOperations,
	];
}
