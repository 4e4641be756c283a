import { account } from './account';
import type { ResourceChecks } from './agentCheck';
import { call } from './call';
import { conference } from './conference';
import { customer } from './customer';
import { endpoint } from './endpoint';
import { file } from './file';
import { flow } from './flow';
import { member } from './member';
import { message } from './message';
import { notification } from './notification';
import { report } from './report';
import { session } from './session';
import { user } from './user';

/** How each operation is tried as a tool, by the value of the field `Resource`. */
export const AGENT_CHECKS: Record<string, ResourceChecks> = {
	account,
	call,
	conference,
	customer,
	endpoint,
	file,
	flow,
	member,
	message,
	notification,
	report,
	session,
	user,
};
