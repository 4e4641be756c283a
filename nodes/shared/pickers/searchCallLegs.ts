import type {
	ICredentialDataDecryptedObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
} from 'n8n-workflow';

import { CREDENTIAL, emailOf } from '../api/login';
import type { Session, SessionMember } from '../entities/session';
import { memberName, membersOf } from '../entities/session';
import { chosenSession, explainEmpty, matching } from './listEntries';
import { personOf } from './labels';

/**
 * The call legs of the session that is chosen in the node, each by whose phone it is; the login's
 * own first, since that is the one to hold or to dial from.
 *
 * @throws NodeApiError that says why there is nothing to choose from
 */
export async function searchCallLegs(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const session = await chosenSession.call(this, 'call legs');
	const email = emailOf(await this.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL));
	const legs = legsOf(session, email.toLowerCase());
	if (legs.length === 0) {
		throw explainEmpty(
			this.getNode(),
			'This session has no call leg',
			'A chat or a fax has none, and neither has a call that is over. Choose a live call as session.',
		);
	}
	return { results: legs.filter(matching(filter)) };
}

function legsOf(session: Session, email: string) {
	const isOwn = ({ identity }: SessionMember) => identity?.toLowerCase() === email;
	const members = membersOf(session).filter(({ callSid }) => callSid);
	const own = members.filter(isOwn);
	const others = members.filter((member) => !isOwn(member));
	const legs = [
		...own.map((member) => ({
			name: `Your phone (${memberName(member)})`,
			value: member.callSid!,
		})),
		...others.map((member) => ({ name: nameOf(member), value: member.callSid! })),
		// A session whose members have no leg of their own still has one.
		...(session.callSid
			? [{ name: `The call with ${personOf(session)}`, value: session.callSid }]
			: []),
	];
	return legs.filter(({ value }, at) => legs.findIndex((leg) => leg.value === value) === at);
}

const nameOf = (member: SessionMember) =>
	member.role && member.role !== 'None'
		? `${member.role} (${memberName(member)})`
		: memberName(member);
