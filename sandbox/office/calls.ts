import type { MemberStart } from './members';
import type { EndpointInfo, SessionInfo } from './model';
import type { SessionStart } from './office';
import { ANNA, BEN, CLARA, emailOf, type Contact } from './people';
import type { Random } from './random';

/** To which account and customer everything belongs that comes in or goes out on an endpoint. */
export function ownerOf(endpoint: EndpointInfo) {
	const { accountId, accountName, customerId, customerName, customerBreadcrumb } = endpoint;
	return { accountId, accountName, customerId, customerName, customerBreadcrumb };
}

function ofEndpoint(endpoint: EndpointInfo): SessionStart {
	return {
		...ownerOf(endpoint),
		endpointId: endpoint.id,
		endpointName: endpoint.displayName,
	};
}

function callIds(random: Random): { id: string; callSid: string } {
	return { id: `67${random.hex(22)}`, callSid: `CA${random.hex(32)}` };
}

/** Somebody of the office as a member with a leg of their own. */
export function agentMember(agent: EndpointInfo, random: Random): MemberStart {
	return { identity: emailOf(agent), role: 'Agent', callSid: `CA${random.hex(32)}` };
}

/** A call that comes in on one of the office's numbers and rings. */
export function incomingCall(line: EndpointInfo, caller: Contact, random: Random): SessionStart {
	const ids = callIds(random);
	return {
		...ofEndpoint(line),
		...ids,
		callState: 'Ringing',
		direction: 'Incoming',
		fromAddress: caller.number,
		fromName: caller.name,
		toAddress: line.extraInformation,
		displayName: caller.name,
		createdBy: 'flow',
		members: [
			{
				identity: caller.number,
				displayName: caller.name,
				role: 'Caller',
				isOriginalMember: true,
				callSid: ids.callSid,
			},
		],
	};
}

/** A call that somebody of the office dials. */
export function outgoingCall(agent: EndpointInfo, called: Contact, random: Random): SessionStart {
	const ids = callIds(random);
	return {
		...ofEndpoint(agent),
		...ids,
		callState: 'Ringing',
		dialState: 'Active',
		direction: 'Outgoing',
		destination: called.number,
		fromAddress: '+15035550100',
		fromName: agent.displayName,
		toAddress: called.number,
		// Desk phones dial out through the office's own number and are called back on it.
		callbackNumber: '+15035550100',
		displayName: called.name,
		createdBy: emailOf(agent),
		members: [
			{ ...agentMember(agent, random), isOriginalMember: true, callSid: ids.callSid },
			{
				identity: called.number,
				displayName: called.name,
				callSid: `CA${random.hex(32)}`,
			},
		],
	};
}

/** A fax on the fax line, in or out. */
export function faxCall(
	line: EndpointInfo,
	other: Contact,
	out: boolean,
	random: Random,
): SessionStart {
	const given = incomingCall(line, other, random);
	const fax: SessionStart = { ...given, channel: 'Fax', callState: 'Passive', callSid: undefined };
	if (!out) return fax;
	const { fromAddress: theirs, toAddress: own } = given;
	return {
		...fax,
		direction: 'Outgoing',
		fromAddress: own,
		fromName: line.displayName,
		toAddress: theirs,
		destination: theirs,
	};
}

/** A text conversation on one of the office's numbers. */
export function chat(
	line: EndpointInfo,
	writer: Contact,
	agents: EndpointInfo[],
	random: Random,
): SessionStart {
	return {
		...ofEndpoint(line),
		id: callIds(random).id,
		channel: 'Chat',
		callState: 'Passive',
		direction: 'Incoming',
		fromAddress: writer.number,
		fromName: writer.name,
		fromPhoneNumber: line.extraInformation,
		toAddress: line.extraInformation,
		displayName: `Chat with ${writer.name}`,
		createdBy: 'flow',
		members: [
			{
				identity: writer.number,
				displayName: writer.name,
				role: 'Caller',
				isOriginalMember: true,
			},
			...agents.map((agent) => ({ identity: emailOf(agent), role: 'Agent' as const })),
		],
	};
}

/** A text conversation that came to Anna, who has Ben and Clara with her. */
export function groupChat(line: EndpointInfo, writer: Contact, random: Random): SessionStart {
	const given = chat(line, writer, [ANNA, BEN, CLARA], random);
	return { ...given, endpointId: ANNA.id, endpointName: ANNA.displayName };
}

/** Puts a ringing call into a team's queue. */
export function queued(call: SessionStart, team: EndpointInfo): SessionStart {
	return { ...call, queueState: 'Queued', ringQueueId: team.id };
}

/** What the console shows about a caller: the office keeps it as JSON text. */
export function consoleNote(fields: Record<string, string>): Pick<SessionInfo, 'consoleData'> {
	return { consoleData: JSON.stringify(fields) };
}
