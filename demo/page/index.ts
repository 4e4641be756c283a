import type { SessionInfo } from '../../sandbox';
import { ANNA, CUSTOMER_LINES, emailOf, MAIN_LINE } from '../../sandbox/office/people';
import { verify } from '../verify';
import type { Finding } from '../finding';
import type { Demo } from '../open';
import { ask, cardOf, chipsOf, first, play, press, turn, visitPage, type Visit } from './visit';

/** A caller whom the page does not know. */
const STRANGER = '+19715550199';
const [LINE] = CUSTOMER_LINES;
const QUESTION = 'Is the corner room still free?';
const SAID = 'Please call me back about the lease.';
const WRITTEN_DOWN_AFTER_MS = 20_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const POLLS = 3;

const CHECKS = [ring, answer, held, logged, buttons, missed, text, voicemail, polls, days];

/** Plays the other side on the sandbox's page as a person does, and checks what it shows. */
export async function checkPage({ sandbox }: Pick<Demo, 'sandbox'>): Promise<Finding[]> {
	const visit = await visitPage(sandbox);
	const findings: Finding[] = [];
	// In sequence: each check builds on what the ones before left on the page.
	for (const check of CHECKS) findings.push(await check(visit));
	await visit.leave();
	return findings;
}

/** The latest call from a number. */
const callOf = ({ sandbox }: Visit, number: string): Partial<SessionInfo> =>
	sandbox.office
		.sessions()
		.filter(({ fromAddress }) => fromAddress === number)
		.pop() ?? {};

const pathOfHold = (visit: Visit) => `/sessions/${callOf(visit, STRANGER).id}/hold`;

function ring(visit: Visit) {
	const claim = '"Call" on a line of choice: a card comes first, and it rings on that line';
	return verify(claim, async () => {
		await play(visit, 'Call', { From: STRANGER, To: LINE.id });
		const card = await first(visit, 'live', STRANGER);
		const names = (await card.innerText()).includes(LINE.displayName);
		return [
			{ names, chips: await chipsOf(card), line: callOf(visit, STRANGER).endpointId },
			{ names: true, chips: ['Ringing', 'Incoming voice'], line: LINE.id },
		];
	});
}

function answer(visit: Visit) {
	const claim = 'a later call comes above it; "Answer" connects the first one where it stands';
	return verify(claim, async () => {
		const { name, number } = visit.contact;
		await play(visit, 'Call', { From: number, To: MAIN_LINE.id });
		await first(visit, 'live', name);
		await turn(cardOf(visit, STRANGER), 'Answer', 'Connected');
		const names = await visit.rows('live').locator('h3').allInnerTexts();
		return [names.slice(0, 2), [name, STRANGER]];
	});
}

function held(visit: Visit) {
	const claim = 'held over the API, as a workflow does it: its card is the first one and says so';
	return verify(claim, async () => {
		const status = await ask(visit, 'POST', pathOfHold(visit));
		const card = await first(visit, 'live', STRANGER);
		const [chip] = await chipsOf(card);
		const note = await card.locator('.change').innerText();
		return [
			{ status, chip, note: note.replace(/\d+ s/, 'N s') },
			{
				status: 200,
				chip: `Hold, by ${emailOf(ANNA).split('@')[0]}`,
				note: 'held by a workflow, N s ago',
			},
		];
	});
}

function logged(visit: Visit) {
	const claim = 'the log says it in words, with time and login; the request is behind a click';
	return verify(claim, async () => {
		const words = `Call with ${STRANGER} put on hold`;
		const row = await first(visit, 'log', words);
		const request = row.locator('pre');
		const [said, when] = await row.locator('summary > span').allInnerTexts();
		const wasVisible = await request.isVisible();
		await row.locator('summary').click();
		const [line] = (await request.innerText()).split('\n');
		return [
			{ said, when: when.replace(/\d\d/g, '00'), wasVisible, line },
			{
				said: words,
				when: `00:00:00, ${visit.sandbox.logins.phoneUser.username}`,
				wasVisible: false,
				line: `POST ${pathOfHold(visit)}`,
			},
		];
	});
}

function buttons(visit: Visit) {
	return verify('"Resume", "Put on hold" and "Hang up" do what they say', async () => {
		const card = cardOf(visit, STRANGER);
		await turn(card, 'Resume', 'Connected');
		await turn(card, 'Put on hold', 'Hold');
		await press(card, 'Hang up');
		return [
			await outcomeOf(visit, STRANGER),
			{ listed: 'Completed', isLive: false, wasMissed: false },
		];
	});
}

function missed(visit: Visit) {
	return verify(
		'"Let it be missed" ends a call that rings, and it is listed as missed',
		async () => {
			const { name, number } = visit.contact;
			await press(cardOf(visit, name), 'Let it be missed');
			return [
				await outcomeOf(visit, name, number),
				{ listed: 'Missed', isLive: false, wasMissed: true },
			];
		},
	);
}

/** How a call that is over is listed. */
async function outcomeOf(visit: Visit, who: string, number = who) {
	const row = await first(visit, 'ended', who);
	const [listed] = (await row.locator('> .soft').innerText()).split(',');
	const isLive = (await cardOf(visit, who).count()) > 0;
	return { listed, isLive, wasMissed: callOf(visit, number).wasMissed };
}

function text(visit: Visit) {
	return verify('"Send text": the text stands first in the first conversation', async () => {
		await play(visit, 'Send text', { words: QUESTION, From: STRANGER });
		const row = await first(visit, 'texts', QUESTION);
		const said = await row.locator('.said').first().innerText();
		return [
			[await row.locator('h3').innerText(), said],
			[`${STRANGER} on ${MAIN_LINE.displayName}`, QUESTION],
		];
	});
}

function voicemail(visit: Visit) {
	const claim = '"Leave voicemail": the file comes first, can be played, and is written down later';
	return verify(claim, async () => {
		await play(visit, 'Leave voicemail', { words: SAID });
		const row = await first(visit, 'files', 'Not written down yet');
		const title = await row.locator('h3').innerText();
		const uri = await row.locator('audio').getAttribute('src');
		const sound = await fetch(new URL(uri!, visit.sandbox.url));
		visit.sandbox.clock.advance(WRITTEN_DOWN_AFTER_MS);
		await first(visit, 'files', `“${SAID}”`);
		return [
			[title, sound.status, sound.headers.get('content-type')],
			[`Voice message ${STRANGER} → ${MAIN_LINE.displayName}`, 200, 'audio/wav'],
		];
	});
}

function polls(visit: Visit) {
	return verify(`${POLLS} polls of a trigger take one line of the log`, async () => {
		const before = await visit.rows('log').count();
		for (let poll = 0; poll < POLLS; poll++) await ask(visit, 'GET', '/sessions/active');
		await first(visit, 'log', `Active sessions looked at, ${POLLS} times since`);
		return [(await visit.rows('log').count()) - before, 1];
	});
}

function days(visit: Visit) {
	const claim = "what was written today shows its day once the office's clock is a day on";
	return verify(claim, async () => {
		const newest = visit.rows('texts').first().locator('time').first();
		const [today] = (await newest.innerText()).split(', ').slice(-1);
		visit.sandbox.clock.advance(DAY_MS);
		const withDay = newest.filter({ hasText: `, ${today}` });
		await withDay.waitFor();
		return [(await withDay.innerText()).replace(/\d/g, '0'), '00/00/0000, 00:00:00'];
	});
}
