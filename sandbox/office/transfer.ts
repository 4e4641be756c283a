import { queued } from './calls';
import { answer } from './handling';
import type { EndpointInfo, SessionInfo, SessionMemberInfo } from './model';
import type { Office } from './office';
import { emailOf, TEAMS_OF } from './people';

// Assumption: how long the phone of whoever a call is transferred to rings, and how long the call
// goes on with somebody outside, where the office hears nothing more of it.
const TRANSFER_RINGS_MS = 6_000;
const OUTSIDE_TALK_MS = 60_000;

/** How a call is passed on. */
export interface Transfer {
	/** A number, or a phone user or team of the office by e-mail, name or id. */
	destination: string;
	/** E-mail address of whoever passes it on. */
	by: string;
	callerId?: string;
}

/**
 * Passes a call on.
 *
 * Assumption, all of it: whoever passes it on leaves at once (every agent does, if it is none of
 * them); the destination rings and then has the call; a team takes it into its queue; with somebody
 * outside the call goes on for a minute.
 */
export function transfer(office: Office, session: SessionInfo, how: Transfer): void {
	const target = office.endpoints.find((endpoint) => isMeant(endpoint, how.destination));
	session.members = staying(session, how.by);
	Object.assign(session, {
		callState: 'Ringing',
		dialState: 'Active',
		destination: how.destination,
		holdReason: 'None',
		heldByUserId: undefined,
		holdQueueName: undefined,
		queueState: session.queueState === 'None' ? 'None' : 'Disconnected',
	});
	office.note(session, `Transferring to ${target?.displayName ?? how.destination}`);
	if (target?.type === 'Team') queueAt(office, session, target, how.by);
	else if (target?.type === 'User') ringAgent(office, session, target);
	else ringOutside(office, session, how);
}

function isMeant(endpoint: EndpointInfo, destination: string): boolean {
	if (endpoint.type !== 'User' && endpoint.type !== 'Team') return false;
	const wanted = destination.toLowerCase();
	return [endpoint.id, endpoint.displayName, endpoint.extraInformation].some(
		(known) => known?.toLowerCase() === wanted,
	);
}

function staying(session: SessionInfo, by: string): SessionMemberInfo[] {
	const isBy = ({ identity }: SessionMemberInfo) => identity.toLowerCase() === by.toLowerCase();
	const leaves = session.members.some(isBy)
		? isBy
		: ({ role }: SessionMemberInfo) => role === 'Agent';
	return session.members
		.filter((member) => !leaves(member))
		.map((member) =>
			member.callState === 'Hold' ? { ...member, callState: 'Connected' } : member,
		);
}

function ringAgent(office: Office, session: SessionInfo, agent: EndpointInfo): void {
	office.addMember(session.id, { identity: emailOf(agent), callState: 'Ringing' });
	whileRinging(office, session, () => answer(office, session, agent));
}

function queueAt(office: Office, session: SessionInfo, team: EndpointInfo, by: string): void {
	const { queueState, ringQueueId } = queued(session, team);
	office.change(session.id, { queueState, ringQueueId, dialState: 'None' });
	const able = office.endpoints.filter(
		(endpoint) =>
			TEAMS_OF[endpoint.id]?.some(({ id }) => id === team.id) && emailOf(endpoint) !== by,
	);
	if (able.length > 0) whileRinging(office, session, () => answer(office, session, able[0]));
}

function ringOutside(office: Office, session: SessionInfo, how: Transfer): void {
	const member = office.addMember(session.id, {
		identity: how.destination,
		role: 'Transfer',
		callState: 'Ringing',
		callSid: office.newCallSid(),
		applicationData: how.callerId ? { callerId: how.callerId } : {},
	});
	whileRinging(office, session, () => {
		session.members = session.members.map((each) =>
			each.identity === member.identity ? { ...each, callState: 'Connected' } : each,
		);
		office.change(session.id, { callState: 'Connected', dialState: 'None' });
		office.note(session, `Transferred to ${member.displayName ?? member.identity}`);
		office.clock.in(OUTSIDE_TALK_MS, () => {
			if (office.get(session.id) === session) office.end(session.id, { outcome: 'Transferred' });
		});
	});
}

/** Runs the step when the destination picks up, unless the call was touched or ended before. */
function whileRinging(office: Office, session: SessionInfo, step: () => void): void {
	const { destination } = session;
	office.clock.in(TRANSFER_RINGS_MS, () => {
		const rings = session.callState === 'Ringing' && session.destination === destination;
		if (rings && office.get(session.id) === session) step();
	});
}
