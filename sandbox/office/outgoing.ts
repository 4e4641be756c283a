import { ownerOf } from './calls';
import { nameByNumber } from './members';
import type { EndpointInfo, SessionInfo } from './model';
import type { Office } from './office';
import type { Random } from './random';

// Assumption: all of these; known is only that the call shows up after the request was answered.
const APPEARS_AFTER_MS = 1_500;
const RINGS_SECONDS: [number, number] = [4, 9];
const FLOW_RUNS_SECONDS: [number, number] = [20, 60];

/** A call that a flow makes on its own. */
export interface FlowCall {
	number: string;
	/** The office's line that the called person sees. */
	line: EndpointInfo;
	/** What the flow is called, for the log. */
	flow: string;
	/** Login of whoever asked for it. */
	by: string;
}

/**
 * Calls somebody and lets a flow talk to them: the session appears a moment later, rings, is
 * answered, and ends when the flow has run through.
 *
 * Assumption: it stands at the line whose number is shown, and carries no agent; everybody answers.
 */
export function callByFlow(office: Office, call: FlowCall): void {
	const random = office.ownChance();
	office.clock.in(APPEARS_AFTER_MS, () => {
		const session = office.start(flowSession(call, random));
		office.note(session, `Calling ${call.number}`);
		onceAfter(office, session, random.between(...RINGS_SECONDS), () => {
			runFlow(office, session, call, random.between(...FLOW_RUNS_SECONDS));
		});
	});
}

function runFlow(office: Office, session: SessionInfo, call: FlowCall, seconds: number): void {
	const members = session.members.map((member) => ({
		...member,
		callState: 'Connected' as const,
	}));
	office.change(session.id, { callState: 'Connected', dialState: 'None', members });
	office.note(session, `Answered; ${call.flow} started`);
	onceAfter(office, session, seconds, () => office.end(session.id));
}

function onceAfter(office: Office, session: SessionInfo, seconds: number, step: () => void): void {
	office.clock.in(seconds * 1000, () => {
		if (!session.ended && office.get(session.id) === session) step();
	});
}

function flowSession({ number, line, by }: FlowCall, random: Random) {
	const callSid = `CA${random.hex(32)}`;
	const name = nameByNumber(number);
	return {
		...ownerOf(line),
		endpointId: line.id,
		endpointName: line.displayName,
		id: `67${random.hex(22)}`,
		callSid,
		callState: 'Ringing' as const,
		dialState: 'Active' as const,
		direction: 'Outgoing' as const,
		destination: number,
		fromAddress: line.extraInformation,
		fromName: line.displayName,
		toAddress: number,
		displayName: name ?? number,
		createdBy: by,
		members: [{ identity: number, displayName: name, isOriginalMember: true, callSid }],
	};
}
