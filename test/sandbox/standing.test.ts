import { startSandbox, type Sandbox, type SessionInfo } from '../../sandbox';
import { askJson } from './rawRequest';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const BEN = 'ben.osei@harbor-desk.example';
const CLARA = 'clara.novak@harbor-desk.example';
const ELIF = 'elif.demir@harbor-desk.example';
const SPECIALIST = '+15035550142';
let sandbox: Sandbox;

afterEach(async () => await sandbox.stop());

const isCall = (session: SessionInfo) =>
	session.channel === 'Voice' && session.callState === 'Connected';
const isChat = ({ channel }: SessionInfo) => channel === 'Chat';
const has = (session: SessionInfo | undefined, wanted: string) =>
	session?.members.some(({ identity }) => identity === wanted) ?? false;

/** What each example looks for among Anna's live sessions, and what else the page promises. */
const WANTED: Record<string, (sessions: SessionInfo[]) => boolean> = {
	'live-calls-and-holds: a call on hold': (sessions) =>
		sessions.some(({ callState }) => callState === 'Hold'),
	'crm-record-on-console: a connected incoming voice call': (sessions) =>
		sessions.some((session) => isCall(session) && session.direction === 'Incoming'),
	'bring-people-in: a first chat, without the colleague so far': (sessions) =>
		sessions.some(isChat) && !has(sessions.find(isChat), ELIF),
	'bring-people-in: a first connected call with a leg, without the specialist so far': (
		sessions,
	) => {
		const first = sessions.find((session) => isCall(session) && session.callSid);
		return first !== undefined && !has(first, SPECIALIST);
	},
	'take-colleague-out: a chat that Clara is a member of': (sessions) =>
		sessions.some((session) => isChat(session) && has(session, CLARA)),
	'a chat that Ben and Clara are members of': (sessions) =>
		sessions.some((session) => isChat(session) && has(session, BEN) && has(session, CLARA)),
	'trigger-queue-alert: a caller in the queue': (sessions) =>
		sessions.some(({ channel, queueState }) => channel === 'Voice' && queueState === 'Queued'),
};

/** Anna's live sessions as the node's Get Active has them. */
async function activeSessions(): Promise<SessionInfo[]> {
	return (await askJson(sandbox.url, '/sessions/active', sandbox.logins.phoneUser)).json.sessions;
}

async function lacks(): Promise<string[]> {
	const sessions = await activeSessions();
	return Object.keys(WANTED).filter((name) => !WANTED[name](sessions));
}

async function change(method: string, path: string, body?: object): Promise<void> {
	const answer = await askJson(sandbox.url, path, sandbox.logins.phoneUser, { method, body });
	expect(answer.status).toBeLessThan(300);
}

test.each([7, 8, 2026])(
	'at every minute of two hours each example finds what it looks for, seed %i',
	async (seed) => {
		sandbox = await startSandbox({ clock: 'manual', seed });
		const missed: string[] = [];
		for (let minute = 0; minute <= 120; minute++) {
			missed.push(...(await lacks()).map((name) => `minute ${minute}, ${name}`));
			sandbox.clock.advance(MINUTE);
		}
		expect(missed).toEqual([]);
	},
);

test('in between the minutes Anna is never without a chat, a call, a hold or a waiting caller', async () => {
	sandbox = await startSandbox({ clock: 'manual' });
	const { office, clock, logins } = sandbox;
	const missed: string[] = [];
	for (let second = 0; second <= 2 * 60 * 60; second++) {
		const live = office.sessions().filter(({ ended }) => !ended);
		const hers = live.filter((session) => has(session, logins.phoneUser.username));
		const there = {
			chat: hers.some((one) => isChat(one) && has(one, BEN) && has(one, CLARA)),
			call: hers.some((one) => isCall(one) && one.direction === 'Incoming'),
			hold: hers.some((one) => one.heldByUserId === logins.phoneUser.username),
			caller: live.some(({ queueState }) => queueState === 'Queued'),
		};
		for (const [what, isThere] of Object.entries(there)) {
			if (!isThere) missed.push(`second ${second}, ${what}`);
		}
		clock.advance(SECOND);
	}
	expect(missed).toEqual([]);
});

/** Does to every session of Anna's what the examples do to some, and more. */
const WORKFLOWS: Record<string, () => Promise<void>> = {
	'take Clara out of every chat': async () => {
		const chats = (await activeSessions()).filter(isChat);
		for (const chat of chats.filter((candidate) => has(candidate, CLARA))) {
			const wanted = `sessionId=${chat.id}&memberToRemove=${CLARA}`;
			await change('DELETE', `/json/reply/DeleteChatMember?${wanted}`);
		}
	},
	'bring Elif into the first chat and the specialist into the first call': async () => {
		const sessions = await activeSessions();
		const [chat, call] = [sessions.find(isChat)!, sessions.find(isCall)!];
		await change('POST', `/sessions/${chat.id}/members`, { memberToAdd: ELIF });
		const body = { callSid: call.callSid, destination: SPECIALIST };
		await change('POST', `/sessions/${call.id}/conference/members`, body);
	},
	'hold every connected call': async () => {
		for (const { id } of (await activeSessions()).filter(isCall)) {
			await change('PATCH', `/sessions/${id}`, { callState: 'Hold' });
		}
	},
	'take every call off hold, and out of the queue': async () => {
		for (const { id, callState } of await activeSessions()) {
			if (callState !== 'Hold' && callState !== 'Ringing') continue;
			await change('PATCH', `/sessions/${id}`, { callState: 'Connected' });
		}
	},
	'end everything': async () => {
		for (const { id } of await activeSessions()) await change('DELETE', `/sessions/${id}`);
	},
};

test.each(Object.keys(WORKFLOWS))(
	'two minutes after a workflow did this, all is there: %s',
	async (name) => {
		sandbox = await startSandbox({ clock: 'manual' });
		for (let round = 0; round < 12; round++) {
			await WORKFLOWS[name]();
			expect(await lacks()).not.toEqual([]);
			sandbox.clock.advance(2 * MINUTE);
			expect(await lacks()).toEqual([]);
			sandbox.clock.advance(41 * SECOND);
		}
	},
);

test('a chat that lost Clara goes on without her, next to the new one', async () => {
	sandbox = await startSandbox({ clock: 'manual' });
	const hers = (await activeSessions()).filter((session) => has(session, CLARA));
	await WORKFLOWS['take Clara out of every chat']();
	sandbox.clock.advance(15 * SECOND);
	const sessions = await activeSessions();
	const ids = sessions.filter((session) => isChat(session) && has(session, CLARA));
	expect(ids).toHaveLength(1);
	expect(hers.map(({ id }) => id)).not.toContain(ids[0].id);
	for (const { id } of hers.filter(isChat)) {
		expect(has(sandbox.office.get(id), CLARA)).toBe(false);
		expect(sandbox.office.get(id)!.ended).toBe(false);
	}
});

test('whoever was brought in stays for a minute, then leaves', async () => {
	sandbox = await startSandbox({ clock: 'manual' });
	const sessions = await activeSessions();
	const [chat, call] = [sessions.find(isChat)!, sessions.find(isCall)!];
	await WORKFLOWS['bring Elif into the first chat and the specialist into the first call']();
	// Anna's calls are over after a few minutes, with everybody on them.
	const isOn = ({ id }: SessionInfo, who: string) =>
		!sandbox.office.get(id)!.ended && has(sandbox.office.get(id), who);
	const there = () => [isOn(chat, ELIF), isOn(call, SPECIALIST)] as const;
	sandbox.clock.advance(MINUTE);
	expect(there()).toEqual([true, true]);
	sandbox.clock.advance(MINUTE);
	expect(there()).toEqual([false, false]);
	expect(sandbox.office.get(chat.id)!.log.map(({ message }) => message)).toContain(
		'Elif Demir left',
	);
});

test('stand-ins come besides the life that the seed gives, and shift nothing of it', async () => {
	const untouched = await startSandbox({ clock: 'manual' });
	sandbox = await startSandbox({ clock: 'manual' });
	await WORKFLOWS['end everything']();
	for (const each of [untouched, sandbox]) each.clock.advance(40 * MINUTE);
	const expected = untouched.office.sessions();
	await untouched.stop();
	const startOf = ({ id, dateCreated }: SessionInfo) => ({ id, dateCreated });
	const starts = sandbox.office.sessions().map(startOf);
	expect(starts).toEqual(expect.arrayContaining(expected.map(startOf)));
	expect(starts.length).toBeGreaterThan(expected.length);
});
