import { account } from './account';
import { alert } from './alert';
import type { ResourceChecks } from './agentCheck';
import { assistant } from './assistant';
import { call } from './call';
import { conference } from './conference';
import { contact } from './contact';
import { customer } from './customer';
import { endpoint } from './endpoint';
import { file } from './file';
import { flow } from './flow';
import { integration } from './integration';
import { logEntry } from './logEntry';
import { member } from './member';
import { message } from './message';
import { notification } from './notification';
import { report } from './report';
import { session } from './session';
import { user } from './user';

/** How each operation is tried as a tool, by the value of the field `Resource`. */
export const AGENT_CHECKS: Record<string, ResourceChecks> = {
	account,
	alert,
	assistant,
	call,
	conference,
	contact,
	customer,
	endpoint,
	file,
	flow,
	integration,
	logEntry,
	member,
	message,
	notification,
	report,
	session,
	user,
};
