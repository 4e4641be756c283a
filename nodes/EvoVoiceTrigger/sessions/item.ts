import type { IDataObject } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

import { simplify as simplifyEntity } from '../../shared/entities/entity';
import type { Session, SessionMember } from '../../shared/entities/session';
import { membersOf, session as entity } from '../../shared/entities/session';
import type { SessionEvent } from './events';

/** The fields of a session event's item, beside the event itself. */
export function sessionItem(
	{ changes, identity, thing }: SessionEvent,
	simplify: boolean,
): IDataObject {
	const item: IDataObject = {
		changes: changes.map((change) => ({ ...change })),
		session: simplify ? simplified(thing) : (deepCopy(thing) as IDataObject),
	};
	if (identity !== undefined) {
		const member = membersOf(thing).find((one) => one.identity === identity) ?? { identity };
		item.member = simplify ? simplifiedMember(member) : (deepCopy(member) as IDataObject);
	}
	return item;
}

/** The node's simplified session, and how it ended: that is what half of the events are about. */
function simplified(session: Session): IDataObject {
	return {
		...simplifyEntity(entity, session as IDataObject),
		ended: session.ended ?? false,
		wasMissed: session.wasMissed ?? false,
		outcome: session.outcome ?? '',
	};
}

function simplifiedMember({ identity, displayName, role, callState }: SessionMember): IDataObject {
	return {
		identity: identity ?? '',
		displayName: displayName ?? '',
		role: role ?? '',
		callState: callState ?? '',
	};
}
