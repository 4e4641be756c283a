import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { membersOf } from '../session';
import { chosenSession, explainEmpty, matching } from './entries';
import { entry, memberName, personOf } from './words';

/**
 * The call legs of the session that is chosen in the node: its own call, then its members' calls.
 *
 * @throws NodeApiError or NodeOperationError that says why there is nothing to choose from
 */
export async function searchCallLegs(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const session = await chosenSession.call(this, 'call legs');
	const own = {
		callSid: session.callSid,
		name: entry("The session's own call", personOf(session)),
	};
	const legs = membersOf(session).map((member) => ({
		callSid: member.callSid,
		name: entry(memberName(member), member.role, member.callState),
	}));
	const named = [own, ...legs].filter(({ callSid }) => callSid);
	const results = named
		.filter(({ callSid }, at) => named.findIndex((leg) => leg.callSid === callSid) === at)
		.map(({ callSid, name }) => ({ name, value: String(callSid) }));
	if (results.length === 0) {
		throw explainEmpty(
			this.getNode(),
			'This session has no call leg',
			'A chat or a fax has none, and neither has a call that is over. Choose a live call as session.',
		);
	}
	return { results: results.filter(matching(filter)) };
}
