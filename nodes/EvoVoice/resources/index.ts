import type { Resource } from '../operation/operation';
import { account } from './account';
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

/** Everything that the node can work on. */
export const RESOURCES: readonly Resource[] = [
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
];
