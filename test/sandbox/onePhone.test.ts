import { startSandbox, type SessionInfo } from '../../sandbox';
import { AGENTS, ANNA, emailOf } from '../../sandbox/office/people';

const SECOND = 1_000;
const ANNAS = emailOf(ANNA);

const isAt = (session: SessionInfo, email: string) =>
	session.members.some(({ identity }) => identity === email);

/** What cannot be: an agent who talks on two phones, a caller who calls twice at once. */
function oddities(sessions: SessionInfo[]): string[] {
	const calls = sessions.filter(({ ended, channel }) => !ended && channel === 'Voice');
	const odd: string[] = [];
	for (const email of AGENTS.map(emailOf)) {
		const own = calls.filter((call) => isAt(call, email));
		// Anna takes a call while another one is on hold; the others have no second call at all.
		const counted = email === ANNAS ? own.filter(({ callState }) => callState !== 'Hold') : own;
		if (counted.length > 1) odd.push(`${email} has ${counted.length} calls`);
	}
	const callers = calls.map(({ direction, fromAddress, toAddress }) =>
		direction === 'Incoming' ? fromAddress : toAddress,
	);
	if (new Set(callers).size < callers.length) odd.push(`somebody calls twice: ${callers.join()}`);
	return odd;
}

test.each([7, 8, 2026])('in two hours nobody is on two phones at once, seed %i', async (seed) => {
	const sandbox = await startSandbox({ clock: 'manual', seed });
	try {
		const seen = new Map<string, string>();
		for (let second = 0; second < 2 * 60 * 60; second++) {
			for (const odd of oddities(sandbox.office.sessions())) {
				if (!seen.has(odd)) seen.set(odd, `second ${second}: ${odd}`);
			}
			sandbox.clock.advance(SECOND);
		}
		expect([...seen.values()]).toEqual([]);
	} finally {
		await sandbox.stop();
	}
});
