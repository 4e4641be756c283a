import { incomingCall, queued } from './calls';
import { take } from './handling';
import type { SessionInfo } from './model';
import type { Office } from './office';
import { ANNA, emailOf, RECEPTION, type Contact } from './people';
import type { Random } from './random';
import { later, lineFor, noteLater, OFFERED_SECONDS, offerLater, recordLater } from './steps';

// One whom she talks to, and one on hold.
const AT_A_TIME = 2;

/**
 * Anna's calls follow each other: she takes the next caller out of the queue and puts the one she
 * was talking to on hold; whoever was on hold before is helped soon after.
 */
export class AnnasCalls {
	private readonly taken: SessionInfo[];

	constructor(private readonly office: Office) {
		this.taken = office.sessions().filter((session) => {
			return !session.ended && session.channel === 'Voice' && isHers(session);
		});
	}

	/** A caller waits in the queue of Anna's team for so many seconds; then she takes the call. */
	wait(caller: Contact, seconds: number, random: Random): SessionInfo {
		const given = incomingCall(lineFor(random), caller, random);
		const session = this.office.start(queued(given, RECEPTION));
		this.takeLater(session, seconds, random);
		return session;
	}

	/** Anna takes a waiting call, unless a workflow has taken it before. */
	takeLater(session: SessionInfo, seconds: number, random: Random): void {
		const helpedAfter = random.between(5, 15);
		if (seconds > OFFERED_SECONDS) {
			offerLater(this.office, session, ANNA, seconds - OFFERED_SECONDS);
		}
		noteLater(this.office, session, seconds + random.between(5, 20), random);
		if (random.chance(0.5)) recordLater(this.office, session, seconds + 1);
		later(this.office, session, seconds, () => {
			if (session.callState === 'Ringing') this.take(session, helpedAfter);
		});
	}

	private take(session: SessionInfo, helpedAfter: number): void {
		take(this.office, session, ANNA);
		this.taken.push(session);
		for (const helped of this.taken.splice(0, this.taken.length - AT_A_TIME)) {
			later(this.office, helped, helpedAfter, () => {
				this.office.end(helped.id, { outcome: 'Completed' });
			});
		}
	}
}

function isHers(session: SessionInfo): boolean {
	return session.members.some(({ identity }) => identity === emailOf(ANNA));
}
