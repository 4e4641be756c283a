import { ASKS, askByText } from '../../ask/askByText';
import { askFields } from '../../ask/fields';
import type { WaitingOperation } from '../../operation/operation';
import { fromNumber } from '../fields/endpoint';
import { toAddress } from '../fields/message';

/** SendMessage with the address of a page on which the person answers. */
export const sendAndWait: WaitingOperation = {
	name: 'Send and Wait for Response',
	value: 'sendAndWait',
	action: 'Send text message and wait for response',
	description:
		'Ask somebody by text message (SMS) and go on when they have answered on the page that the text links to. Also reviews what an AI agent wants to do.',
	roles: ASKS,
	fields: [fromNumber, toAddress, ...askFields],
	run: askByText,
};
