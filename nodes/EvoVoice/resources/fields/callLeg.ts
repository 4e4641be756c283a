import { inBody, optional, picker } from '../../../shared/fields/field';
import { id } from '../../../shared/fields/ids';
import type { OperationField } from '../../operation/operation';
import { ownCallLeg } from '../steps/defaults';

/** A side of the call that is chosen as session, on somebody's phone. */
export const callLeg = (description: string, hint?: string) =>
	picker(
		'searchCallLegs',
		{
			placeholder: 'e.g. CA8f1d0c2b7e6a45d39b10f2c4e8a7d6b5',
			hint: 'With Simplify off, Get Active returns it as <code>callSid</code> of the session and of each member',
		},
		{
			displayName: 'Call Leg',
			name: 'callSid',
			description,
			...(hint && { hint }),
			// One of another call must not stay chosen.
			typeOptions: { loadOptionsDependsOn: ['sessionId.value'] },
		},
	);

/** Whose phone it is; left empty, the one of the login. */
export const callSid: OperationField = {
	...inBody(
		callLeg(
			'Whose phone in the call is meant. If unsure, leave it empty: then it is yours, the phone of the login in the credential.',
			'Leave it empty for your own phone',
		),
		optional(id),
	),
	resolveDefault: ownCallLeg,
};
