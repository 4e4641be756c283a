import { isDeepStrictEqual } from 'node:util';
import type { Sandbox } from '../sandbox';
import type { SessionInfo } from '../sandbox/office/model';
import { manualTriggerOf } from './examples';
import type { Demo } from './open';
import type { Execution } from './rest';
import { publish, runTrigger } from './triggerRun';

/** One thing that was looked at, told in a sentence that holds when it passed. */
export interface Finding {
	passed: boolean;
	claim: string;
}

type DemoExample = Demo['workflows'][number];

/** What a run is judged by: what it gave out, and the sandbox's sessions before and after. */
export interface Evidence {
	execution: Execution;
	before: SessionInfo[];
	after: SessionInfo[];
}

const COLLEAGUE_IN = 'elif.demir@harbor-desk.example';
const COLLEAGUE_OUT = 'clara.novak@harbor-desk.example';
const SPECIALIST = '+15035550142';

const JUDGES: Record<string, (evidence: Evidence) => Finding[]> = {
	'live-calls-and-holds': judgeLiveCalls,
	'crm-record-on-console': judgeCrmRecord,
	'bring-people-in': judgePeopleIn,
	'take-colleague-out': judgeColleagueOut,
};

/**
 * Runs every example in n8n and looks in the sandbox whether the calls really changed; then lets
 * calls happen to a published trigger, over restarts of n8n.
 */
export async function checkDemo(demo: Demo, say: (line: string) => void): Promise<Finding[]> {
	const { status, message } = demo.credentialTest;
	const findings = [finding(status === 'OK', `n8n tested the credential: ${message}`)];
	tell(findings, say);
	for (const example of demo.workflows) {
		say(`\n${example.workflow.name}`);
		const ofThis = manualTriggerOf(example.workflow)
			? await checkByHand(demo, example)
			: await checkActivation(demo, example);
		tell(ofThis, say);
		findings.push(...ofThis);
	}
	say('\nA published workflow with Evo Voice Trigger');
	const ofTrigger = await runTrigger(demo);
	tell(ofTrigger, say);
	return [...findings, ...ofTrigger];
}

async function checkByHand(demo: Demo, { key, workflow }: DemoExample): Promise<Finding[]> {
	const before = sessionsOf(demo.sandbox);
	const execution = await demo.n8n.rest.run(workflow, manualTriggerOf(workflow)!);
	return judge(key, { execution, before, after: sessionsOf(demo.sandbox) });
}

/** What starts by itself waits for minutes; here it is enough that n8n takes it and its poll asks. */
async function checkActivation(demo: Demo, { workflow }: DemoExample): Promise<Finding[]> {
	try {
		const polled = await publish(demo, workflow);
		return [finding(polled, 'n8n activates it, and its trigger asks the sandbox what is live')];
	} catch (reason) {
		return [finding(false, `n8n activates it (${(reason as Error).message})`)];
	}
}

function tell(findings: Finding[], say: (line: string) => void): void {
	for (const { passed, claim } of findings) say(`  ${passed ? 'ok    ' : 'FAILED'} ${claim}`);
}

function finding(passed: boolean, claim: string): Finding {
	return { passed, claim };
}

function sessionsOf(sandbox: Sandbox): SessionInfo[] {
	return structuredClone(sandbox.office.sessions()).filter((session) => !session.ended);
}

/** What a run of an example shows; every judge needs a change in the sandbox or an answer to look at. */
export function judge(key: string, evidence: Evidence): Finding[] {
	const { status, error } = evidence.execution;
	if (status !== 'success') {
		const reason = `${error?.message ?? ''} ${error?.description ?? ''}`.trim();
		return [finding(false, `the workflow runs through (it ended with "${status}": ${reason})`)];
	}
	const judgeThis = JUDGES[key];
	if (!judgeThis) return [finding(false, `there is a check for examples/${key}.json`)];
	return [finding(true, 'the workflow runs through'), ...judgeThis(evidence)];
}

function judgeLiveCalls({ execution, after }: Evidence): Finding[] {
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

function judgeCrmRecord({ execution, before, after }: Evidence): Finding[] {
	const lookedUp = itemsOf(execution, 'Look up the caller');
	const shown = lookedUp.map(({ sessionId, customer }) => {
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
		finding(shown.length > 0, `it looks up ${shown.length} callers`),
		...shown,
		finding(
			others.every((session) => !changed(before, session, 'consoleData')),
			'the console of every other session is as it was',
		),
	];
}

function judgePeopleIn({ execution, before, after }: Evidence): Finding[] {
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

function judgeColleagueOut({ before, after }: Evidence): Finding[] {
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

function itemsOf(execution: Execution, node: string): Array<Record<string, unknown>> {
	return execution.nodes[node]?.flatMap((run) => run.items) ?? [];
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
