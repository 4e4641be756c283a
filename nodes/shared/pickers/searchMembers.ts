import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { memberName, membersOf } from '../entities/session';
import { chosenSession, explainEmpty, matching } from './listEntries';
import { entry } from './labels';

/**
 * The members of the session that is chosen in the node, name and role first.
 *
 * @throws NodeApiError that says why there is nobody to choose
 */
export async function searchMembers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const session = await chosenSession.call(this, 'members');
	const members = membersOf(session).filter(({ identity }) => identity);
	if (members.length === 0) {
		throw explainEmpty(
			this.getNode(),
			'This session has no members',
			'Somebody has to be in the chat before they can be taken out of it.',
		);
	}
	const results = members.map((member) => ({
		name: entry(memberName(member), member.role, member.identity),
		value: String(member.identity),
	}));
	return { results: results.filter(matching(filter)) };
}
