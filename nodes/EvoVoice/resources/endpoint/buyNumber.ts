import { OFFICE_ROLES } from '../../../shared/api/roles';
import { endpoint } from '../../../shared/entities/endpoint';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { numberDetails, numberToBuy } from '../fields/endpoint';

/** BuyPhoneNumber: it costs money, so nothing of it may happen twice. */
export const buyNumber: Operation = {
	name: 'Buy Number',
	value: 'buyNumber',
	action: 'Buy endpoint phone number at its price',
	description: 'Buy a phone number as an endpoint; it costs money from then on',
	roles: OFFICE_ROLES,
	method: 'POST',
	path: '/endpoints/phone-numbers',
	fields: [accountId('body'), numberToBuy, ...numberDetails],
	answer: one(endpoint),
};
