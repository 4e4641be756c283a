import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	ICredentialDataDecryptedObject,
} from 'n8n-workflow';

import { CREDENTIAL, emailOf } from '../api/login';
import { evoVoiceRequest } from '../api/send';
import type { Session, SessionMember } from '../entities/session';
import { memberName, membersOf, session } from '../entities/session';
import { readField } from '../fields/field';
import { id } from '../fields/ids';
import { explainEmpty, matching, valueOf, entry, personOf } from './listEntries';

const SESSION = { property: { displayName: 'Session', name: 'sessionId' } as never, read: id };

/**
 * The session that is chosen in the node, for the lists that depend on it.
 *
 * @throws NodeApiError when none is chosen, or when an expression decides it while running
 */
async function chosenSession(this: ILoadOptionsFunctions, what: string): Promise<Session> {
	const chosen = valueOf(this.getCurrentNodeParameter('sessionId') ?? '');
	if (chosen === undefined || chosen === null) {
		throw explainEmpty(
			this.getNode(),
			"The expression in 'Session' returns nothing yet",
			`Run the previous step first, so that there is a session whose ${what} can be listed; or enter an ID or an expression here too.`,
		);
	}
	if (chosen === '') {
		throw explainEmpty(
			this.getNode(),
			"Choose a 'Session' first",
			`The list shows the ${what} of the session that is chosen above.`,
		);
	}
	if (String(chosen).startsWith('=')) {
		throw explainEmpty(
			this.getNode(),
			"'Session' is set by an expression",
			`Which session it is shows when the workflow runs, so its ${what} cannot be listed. Enter an ID or an expression here too.`,
		);
	}
	const sessionId = readField(() => this.getNode(), SESSION, chosen) as string;
	const url = `/sessions/${encodeURIComponent(sessionId)}`;
	const about = { entity: session, id: sessionId };
	return (await evoVoiceRequest.call(this, { method: 'GET', url }, { about })) as Session;
}

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
