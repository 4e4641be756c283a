import type { IDataObject } from 'n8n-workflow';

import { membersOf } from '../../../shared/entities/session';
import { refused } from '../../../shared/fields/refusal';
import type { Exchange } from '../../operation/exchange';

/** Checks that the member has left: the server answers 200 for a member that it does not know. */
export function checkMemberLeft({ context, values }: Exchange, answer: IDataObject): void {
	const asked = String(values.memberId).toLowerCase();
	const isStillIn = membersOf(answer).some(({ identity }) => identity?.toLowerCase() === asked);
	if (!isStillIn) return;
	throw refused(
		context.getNode(),
		`'${String(values.memberId)}' is still a member of the session`,
		'Evo Voice knows members by the very email or number that they joined with. Choose the member from the list.',
	);
}
