import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { simplifySession } from '../EvoVoice/session';
import type { Session, SessionMember } from '../EvoVoice/session';
import type { SessionEvent } from './diff';

/** The item that a workflow gets of an event. `detectedAt` in milliseconds since 1970. */
export function toItem(
	{ event, changes, identity, session }: SessionEvent,
	detectedAt: number,
	simplify: boolean,
): INodeExecutionData {
	const json: IDataObject = {
		event,
		detectedAt: new Date(detectedAt).toISOString(),
		changes: changes.map((change) => ({ ...change })),
		session: simplify ? simplified(session) : (session as IDataObject),
	};
	if (identity !== undefined) {
		const member = session.members?.find((one) => one?.identity === identity) ?? { identity };
		json.member = simplify ? simplifiedMember(member) : (member as IDataObject);
	}
	return { json };
}

/** The node's simplified session, and how it ended: that is what half of the events are about. */
function simplified(session: Session): IDataObject {
	return {
		...simplifySession(session),
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
