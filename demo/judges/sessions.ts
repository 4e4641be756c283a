import { isDeepStrictEqual } from 'node:util';
import type { SessionInfo } from '../../sandbox';
import { finding, type Finding } from '../finding';
import type { Execution } from '../rest';
import { itemsOf, type Evidence } from './evidence';

const COLLEAGUE_IN = 'elif.demir@harbor-desk.example';
const COLLEAGUE_OUT = 'clara.novak@harbor-desk.example';
const SPECIALIST = '+15035550142';

export function judgeLiveCalls({ execution, after }: Evidence): Finding[] {
	const got = itemsOf(execution, 'Get live sessions');
	const held = itemsOf(execution, 'Who is on hold');
	const reallyHeld = after.filter((session) => session.callState === 'Hold');
	const counted = itemsOf(execution, 'Count by state');
	const sum = counted.reduce((total, each) => total + Number(each.count_id), 0);
	const names = held.map((each) => `${each.who} (${each.number})`).join(', ');
	return [
		finding(
			got.length > 0 && got.every((item) => after.some(({ id }) => id === item.id)),
			`it finds ${got.length} sessions, and all of them are live in the sandbox`,
		),
		finding(
			held.length > 0 && sameTexts(idsIn(held, 'sessionId'), idsIn(reallyHeld, 'id')),
			`on hold in the sandbox and in the answer: ${names}`,
		),
		finding(got.length > 0 && sum === got.length, `its counts by state add up to ${sum}`),
	];
}

export function judgeCrmRecord({ execution, before, after }: Evidence): Finding[] {
	const lookedUp = itemsOf(execution, 'Look up the caller');
	const recorded = lookedUp.map(({ sessionId, customer }) => {
		const session = after.find(({ id }) => id === sessionId);
		const record = session?.consoleData && JSON.parse(session.consoleData);
		const { name, company } = customer as { name: string; company: string };
		return finding(
			isDeepStrictEqual(record, customer) && changed(before, session, 'consoleData'),
			`the console of the call with ${session?.displayName} now shows ${name}, ${company}`,
		);
	});
	const touched = idsIn(lookedUp, 'sessionId');
	const others = after.filter(({ id }) => !touched.includes(id));
	return [
		finding(recorded.length > 0, `it looks up ${recorded.length} callers`),
		...recorded,
		finding(
			others.every((session) => !changed(before, session, 'consoleData')),
			'the console of every other session is as it was',
		),
	];
}

export function judgePeopleIn({ execution, before, after }: Evidence): Finding[] {
	const chat = sessionAfter(execution, 'First chat', after);
	const call = sessionAfter(execution, 'First call', after);
	const conference = `the call with ${call?.displayName}`;
	return [
		finding(
			joined(before, chat, COLLEAGUE_IN),
			`${COLLEAGUE_IN} is now a member of "${chat?.displayName}" and was not before`,
		),
		finding(
			joined(before, call, SPECIALIST),
			`${SPECIALIST} is now a member of ${conference} and was not before`,
		),
		finding(Boolean(call?.conferenceSid), `${conference} is a conference`),
	];
}

export function judgeColleagueOut({ before, after }: Evidence): Finding[] {
	const hers = before.filter((session) => {
		return session.channel === 'Chat' && hasMember(session, COLLEAGUE_OUT);
	});
	const left = hers.map(({ id, displayName, members }) => {
		const now = after.find((session) => session.id === id);
		return finding(
			now !== undefined && !hasMember(now, COLLEAGUE_OUT),
			`"${displayName}" goes on without ${COLLEAGUE_OUT}: ${now?.members.length} of ${members.length} members`,
		);
	});
	return [finding(hers.length > 0, `it finds chats with ${COLLEAGUE_OUT}`), ...left];
}

function idsIn(items: object[], field: string): string[] {
	return items.map((item) => String((item as Record<string, unknown>)[field]));
}

function sameTexts(some: string[], others: string[]): boolean {
	return isDeepStrictEqual([...some].sort(), [...others].sort());
}

function sessionAfter(execution: Execution, node: string, after: SessionInfo[]) {
	const [chosen] = itemsOf(execution, node);
	return after.find(({ id }) => id === chosen?.id);
}

function changed(
	before: SessionInfo[],
	session: SessionInfo | undefined,
	field: keyof SessionInfo,
) {
	const earlier = before.find(({ id }) => id === session?.id);
	return !isDeepStrictEqual(earlier?.[field], session?.[field]);
}

function joined(
	before: SessionInfo[],
	session: SessionInfo | undefined,
	identity: string,
): boolean {
	const earlier = before.find(({ id }) => id === session?.id);
	return (
		Boolean(earlier && session) && !hasMember(earlier!, identity) && hasMember(session!, identity)
	);
}

function hasMember({ members }: SessionInfo, identity: string): boolean {
	return members.some((member) => member.identity === identity);
}
