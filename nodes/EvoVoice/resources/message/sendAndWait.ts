import type { Role } from '../../../shared/api/roles';
import { questionFields } from '../../ask/fields';
import { sendAndWait as ask } from '../../ask/sendAndWait';
import type { WaitingOperation } from '../../operation/operation';
import { fromNumber } from '../fields/endpoint';
import { toAddress } from '../fields/message';

const roles: readonly Role[] = ['User'];

/** SendMessage with the address of a page on which the person answers. */
export const sendAndWait: WaitingOperation = {
	name: 'Send and Wait for Response',
	value: 'sendAndWait',
	action: 'Send text message and wait for response',
	description:
		'Ask somebody by text message (SMS) and go on when they have answered on the page that the text links to. Also reviews what an AI agent wants to do.',
	roles,
	fields: [fromNumber, toAddress, ...questionFields],
	run: ask({ from: fromNumber, to: toAddress, roles }),
};
