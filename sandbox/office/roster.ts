import type { EndpointInfo } from './model';
import type { Office } from './office';
import { AGENTS, ANNA, CONTACTS, emailOf, TEAMS_OF, type Contact } from './people';
import type { Random } from './random';

// They call only where a workflow used up what should be there: nobody else's plan is touched.
const STAND_INS = CONTACTS.slice(-6);
const CALLERS = CONTACTS.slice(0, -6);
// Anna has the calls of her own that follow each other.
const COLLEAGUES = AGENTS.filter((agent) => agent !== ANNA);

/**
 * Until when everybody is on the phone, as it was planned when their call was born: one agent has
 * one call at a time, and so has one caller. What a workflow does to a call does not shift the plan;
 * whom a person at the sandbox's page keeps on the phone is left alone.
 */
export class Roster {
	private readonly busyUntil = new Map<string, number>();

	constructor(private readonly office: Office) {}

	/** Plans agent and caller for a call that is over in so many seconds. */
	plan(seconds: number, ...who: Array<EndpointInfo | Contact>): void {
		const until = this.office.clock.now().getTime() + seconds * 1000;
		for (const each of who) this.busyUntil.set(keyOf(each), until);
	}

	/** Somebody, other than Anna, who is free now; of the team, if one is given. */
	freeAgent(random: Random, team?: EndpointInfo): EndpointInfo | undefined {
		const free = ableOf(team).filter((agent) => this.secondsUntilFree(agent) === 0);
		return free.length > 0 ? random.pick(free) : undefined;
	}

	/** Whoever of the team is free first, other than Anna. */
	nextFree(team: EndpointInfo): EndpointInfo {
		return first(ableOf(team), (agent) => this.secondsUntilFree(agent));
	}

	/** Somebody outside who is on no call. */
	caller(random: Random): Contact {
		const free = CALLERS.filter((contact) => this.secondsUntilFree(contact) === 0);
		if (free.length > 0) return random.pick(free);
		return first(CALLERS, (contact) => this.secondsUntilFree(contact));
	}

	secondsUntilFree(who: EndpointInfo | Contact): number {
		const until = this.busyUntil.get(keyOf(who)) ?? 0;
		const planned = Math.max(Math.ceil((until - this.office.clock.now().getTime()) / 1000), 0);
		return this.office.outside.keepsBusy(addressOf(who)) ? Math.max(planned, 1) : planned;
	}
}

/** Somebody for a call that nobody planned: none of those who are on the phone. */
export function standIn(onThePhone: Set<string | undefined>, random: Random): Contact {
	const free = STAND_INS.find(({ number }) => !onThePhone.has(number));
	if (free) return free;
	const number = `+1971555${random.between(2_000, 9_999)}`;
	return { name: number, number };
}

function keyOf(who: EndpointInfo | Contact): string {
	return 'number' in who ? who.number : who.id;
}

function addressOf(who: EndpointInfo | Contact): string {
	return 'number' in who ? who.number : emailOf(who);
}

function ableOf(team: EndpointInfo | undefined): EndpointInfo[] {
	return COLLEAGUES.filter((agent) => !team || TEAMS_OF[agent.id].some(({ id }) => id === team.id));
}

function first<T>(all: T[], after: (one: T) => number): T {
	return all.reduce((best, one) => (after(one) < after(best) ? one : best));
}
