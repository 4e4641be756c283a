import { PHONE_USER_ROLES } from '../../../shared/api/roles';
import { questionFields } from '../../ask/fields';
import { sendAndWait as ask } from '../../ask/sendAndWait';
import type { OperationField, WaitingOperation } from '../../operation/operation';
import { fromNumber } from '../fields/endpoint';
import { toAddress } from '../fields/message';

/**
 * A field for the plain node, and for the human-review twin, where the person who sets it up decides:
 * without expressions, n8n does not offer to let the model define the value.
 */
const decidedByPerson = ({ property, ...field }: OperationField): OperationField[] =>
	[false, true].map((isTool) => ({
		...field,
		property: {
			...property,
			...(isTool && { noDataExpression: true }),
			displayOptions: { show: { '@tool': [isTool] } },
		},
	}));

/** SendMessage with the address of a page on which the person answers. */
export const sendAndWait: WaitingOperation = {
	name: 'Send and Wait for Response',
	value: 'sendAndWait',
	action: 'Send text message and wait for response',
	description: 'Ask somebody by text message (SMS) and wait for the answer on a page',
	roles: PHONE_USER_ROLES,
	fields: [...[fromNumber, toAddress].flatMap(decidedByPerson), ...questionFields],
	run: ask({ from: fromNumber, to: toAddress, roles: PHONE_USER_ROLES }),
};
