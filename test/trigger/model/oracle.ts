import type { Happening, Life } from './world';

/** What the trigger has seen of a session, as the oracle knows. */
interface Acquaintance {
	/** How many happenings lay behind it when it was last seen. */
	seen: number;
	/** It was emitted, or was there at the beginning. */
	introduced: boolean;
	/** It met the filter when it was last seen. */
	wanted: boolean;
	over: boolean;
}

/** A session that the trigger has seen, and how much had happened to it by then. */
export interface Sight {
	life: Life;
	happened: number;
	wanted: boolean;
	/** Whether the server said that it no longer knows it. */
	gone?: boolean;
}

/** What the oracle expects, in a form that can be compared. */
export type Statement = [id: string, event: string, identity: string, changes: string[]];

/** The longest value of which the trigger can say what it was before. */
const LONGEST = 32;

/**
 * An account of its own of what a poll could see. It never compares two states of a session: it
 * reads in the diary of what happened between two polls.
 */
export class Oracle {
	private known = new Map<string, Acquaintance>();
	private starting = true;

	/** Everything that must be emitted after a poll of these sessions, in order. */
	poll(sights: Sight[], readToTheEnd: boolean): Statement[] {
		const inOrder = [...sights].sort(
			(a, b) =>
				Date.parse(a.life.dateCreated) - Date.parse(b.life.dateCreated) ||
				(a.life.id < b.life.id ? -1 : 1),
		);
		const statements = inOrder.flatMap((sight) => this.observe(sight));
		if (readToTheEnd) this.starting = false;
		return statements;
	}

	forgetEverything(): void {
		this.known.clear();
		this.starting = true;
	}

	isFollowing(life: Life): boolean {
		const acquaintance = this.known.get(life.id);
		return acquaintance !== undefined && !acquaintance.over;
	}

	knows(life: Life): boolean {
		return this.known.has(life.id);
	}

	remember(): string {
		return JSON.stringify([[...this.known], this.starting]);
	}

	recall(memory: string): void {
		const [known, starting] = JSON.parse(memory) as [Array<[string, Acquaintance]>, boolean];
		this.known = new Map(known);
		this.starting = starting;
	}

	private observe(sight: Sight): Statement[] {
		const { life } = sight;
		const earlier = this.known.get(life.id);
		const wanted = sight.gone ? earlier!.wanted : sight.wanted;
		const diary = life.happened.slice(0, sight.happened);
		const over = sight.gone === true || diary.some(({ field }) => field === 'ended');
		const introduced = earlier?.introduced || wanted || this.starting;
		this.known.set(life.id, { seen: sight.happened, introduced, wanted, over });
		if (!wanted || this.starting) return [];
		if (sight.gone) return ended(life, []);
		if (earlier?.introduced) return this.retell(life, diary.slice(earlier.seen), earlier);
		return over ? introduceOver(life, diary) : introduce(life, diary);
	}

	private retell(life: Life, diary: Happening[], earlier: Acquaintance): Statement[] {
		const wasMissedBefore = life.happened
			.slice(0, earlier.seen)
			.some(({ field }) => field === 'wasMissed');
		const emitted = earlier.over
			? diary.filter(({ field }) => ['wasMissed', 'consoleData', 'customerId'].includes(field))
			: diary;
		return narrate(
			life,
			emitted,
			life.happened.slice(0, earlier.seen),
			wasMissedBefore && earlier.over,
		);
	}
}

/** Of what was before, only the call and the queue are emitted: members and data come with the start. */
function introduce(life: Life, diary: Happening[]): Statement[] {
	const states = diary.filter(({ field }) => field === 'callState' || field === 'queueState');
	const story = narrate(life, states, [], false);
	const any = story.pop() ?? [life.id, 'anyChange', '', []];
	return [[life.id, 'sessionStarted', '', []], ...story, any];
}

function introduceOver(life: Life, diary: Happening[]): Statement[] {
	const missed = diary.some(({ field }) => field === 'wasMissed')
		? ['wasMissed: false > true']
		: [];
	return [[life.id, 'sessionStarted', '', []], ...ended(life, missed)];
}

function ended(life: Life, missed: string[]): Statement[] {
	const over = 'ended: false > true';
	return [
		[life.id, 'sessionEnded', '', [over]],
		...(missed.length ? ([[life.id, 'sessionMissed', '', missed]] as Statement[]) : []),
		[life.id, 'anyChange', '', [over, ...missed].sort()],
	];
}

/** What a part of the diary comes down to, in the order of the contract. */
function narrate(
	life: Life,
	part: Happening[],
	past: Happening[],
	emittedMissed: boolean,
): Statement[] {
	const net = netEffect(part);
	const { joined, left } = comingsAndGoings(part);
	const diff = (field: string) => (net.has(field) ? [describe(field, ...net.get(field)!)] : []);
	const became = (field: string, value: string) => net.get(field)?.[1] === value;
	const from = (field: string, value: string) => net.get(field)?.[0] === value;
	const present = roster(past);
	const now = roster([...past, ...part]);
	const roll = joined.length + left.length ? [`members: ${list(present)} > ${list(now)}`] : [];
	const over = net.has('ended') ? ['ended: false > true'] : [];
	const isOver = [...past, ...part].some(({ field }) => field === 'ended');
	const isMissed = [...past, ...part].some(({ field }) => field === 'wasMissed');
	const missed = isOver && isMissed && !emittedMissed ? ['wasMissed: false > true'] : [];

	const story: Statement[] = [];
	const emit = (event: string, changes: string[], identity = '') =>
		story.push([life.id, event, identity, changes]);
	if (became('callState', 'Ringing')) emit('sessionRinging', diff('callState'));
	if (became('callState', 'Connected') && !from('callState', 'Hold')) {
		emit('sessionConnected', diff('callState'));
	}
	if (became('callState', 'Hold')) emit('sessionHeld', diff('callState'));
	if (became('callState', 'Connected') && from('callState', 'Hold')) {
		emit('sessionResumed', diff('callState'));
	}
	if (became('queueState', 'Queued')) emit('sessionQueued', diff('queueState'));
	for (const identity of now.filter((one) => joined.includes(one)))
		emit('memberJoined', roll, identity);
	for (const identity of present.filter((one) => left.includes(one)))
		emit('memberLeft', roll, identity);
	if (net.has('conferenceSid') && from('conferenceSid', '')) {
		emit('conferenceStarted', diff('conferenceSid'));
	}
	if (net.has('consoleData')) emit('consoleDataChanged', diff('consoleData'));
	if (over.length) emit('sessionEnded', over);
	if (missed.length) emit('sessionMissed', missed);
	const fields = [...net.keys()].filter((field) => !['ended', 'wasMissed'].includes(field));
	const everything = [...fields.flatMap(diff), ...roll, ...over, ...missed];
	if (everything.length) emit('anyChange', everything.sort());
	return story;
}

/** For each field what it was before the first happening and after the last one, if that differs. */
function netEffect(part: Happening[]): Map<string, [string, string]> {
	const net = new Map<string, [string, string]>();
	for (const { field, before, after } of part) {
		if (field === 'member') continue;
		net.set(field, [net.get(field)?.[0] ?? String(before ?? ''), String(after ?? '')]);
	}
	for (const [field, [before, after]] of net) if (before === after) net.delete(field);
	return net;
}

function comingsAndGoings(part: Happening[]): { joined: string[]; left: string[] } {
	const balance = new Map<string, number>();
	for (const { field, before, after } of part) {
		if (field !== 'member') continue;
		const identity = String(after ?? before);
		balance.set(identity, (balance.get(identity) ?? 0) + (after === undefined ? -1 : 1));
	}
	const those = (sum: number) => [...balance].filter(([, n]) => n === sum).map(([name]) => name);
	return { joined: those(1), left: those(-1) };
}

/** Who is in the session after all this, in the order of joining. */
function roster(diary: Happening[]): string[] {
	const names: string[] = [];
	for (const { field, before, after } of diary) {
		if (field !== 'member') continue;
		if (after !== undefined) names.push(String(after));
		else names.splice(names.indexOf(String(before)), 1);
	}
	return names;
}

function describe(field: string, before: string, after: string): string {
	return `${field}: ${before.length > LONGEST ? '(not emitted)' : before || 'null'} > ${after || 'null'}`;
}

export function list(names: string[]): string {
	return JSON.stringify(names);
}
