import type { SessionInfo } from './model';

/** How a session ends; without more it was completed. */
export interface Ending {
	missed?: boolean;
	outcome?: string;
}

/** What is different about a session, and about those who are in it, once it is over. */
export function whenOver(
	{ queueState, members }: SessionInfo,
	{ missed = false, outcome = missed ? 'Missed' : 'Completed' }: Ending,
	dateCompleted: string,
): Partial<SessionInfo> {
	return {
		ended: true,
		callState: 'Disconnected',
		dialState: 'None',
		queueState: queueState === 'None' ? 'None' : 'Disconnected',
		holdReason: 'None',
		heldByUserId: undefined,
		holdQueueName: undefined,
		wasMissed: missed,
		outcome,
		dateCompleted,
		members: members.map((member) => ({ ...member, callState: 'None' })),
	};
}
