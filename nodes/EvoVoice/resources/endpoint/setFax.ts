import { OFFICE_ROLES } from '../../../shared/api/roles';
import { endpoint } from '../../../shared/entities/endpoint';
import { inBody } from '../../../shared/fields/field';
import { yesOrNo } from '../../../shared/fields/values';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { endpointId } from '../fields/objectIds';

/** SetPhoneNumberIsFax: a number takes faxes, or calls and texts. */
export const setFax: Operation = {
	name: 'Set Fax',
	value: 'setFax',
	action: 'Set whether endpoint phone number takes faxes',
	description: 'Let the phone number of an endpoint take faxes, or calls again',
	roles: OFFICE_ROLES,
	method: 'PATCH',
	path: '/phone-numbers/{endpointId}/fax',
	fields: [
		endpointId,
		inBody(
			{
				displayName: 'Is Fax Number',
				name: 'isFax',
				type: 'boolean',
				default: true,
				description: 'Whether the number takes faxes; while it does, it takes no calls',
			},
			yesOrNo,
		),
	],
	answer: one(endpoint),
};
