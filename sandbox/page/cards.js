import { element, flashing, isSame } from './dom.js';
import { buttonsOf } from './cardButtons.js';
import { clockText, running, secondsBetween, timeOfDay } from './times.js';

export function nameOf(session) {
	return session.displayName ?? session.fromName ?? session.fromAddress ?? session.id;
}

function chip(text, state, hasChanged) {
	return flashing(element('span', `chip is-${state ?? ''}`, text), hasChanged);
}

/** What the chips show, by what they are about. */
function statesOf(session) {
	const { callState, queueState, dialState, holdReason } = session;
	const held = session.heldByUserId ? `Hold, by ${session.heldByUserId.split('@')[0]}` : 'Hold';
	return {
		call: [callState === 'Hold' ? held : callState, callState],
		channel: [`${session.direction} ${session.channel.toLowerCase()}`],
		queue: queueState !== 'None' && [`Queue: ${queueState}`, queueState],
		dial: dialState === 'Active' && ['Dialling', 'Ringing'],
		reason: holdReason !== 'None' && [holdReason, 'Hold'],
		conference: session.conferenceSid && ['Conference', 'Passive'],
	};
}

function chipsOf(session, before) {
	const past = before && statesOf(before);
	const chips = Object.entries(statesOf(session))
		.filter(([, shown]) => shown)
		.map(([about, shown]) => {
			const [text, state] = shown;
			return chip(text, state, past && !isSame(past[about], shown));
		});
	return element('div', 'chips', ...chips);
}

function memberRow(member, before) {
	const name = member.displayName ?? member.identity;
	const role = member.role === 'None' ? '' : ` ${member.role.toLowerCase()}`;
	const state = [member.callState === 'None' ? '' : member.callState, member.muted ? 'muted' : ''];
	const row = element(
		'li',
		'',
		element('span', '', name, element('span', 'role', role)),
		element('span', `state is-${member.callState}`, state.filter(Boolean).join(', ')),
	);
	const past = before?.members.find(({ identity }) => identity === member.identity);
	return flashing(row, before && !isSame(past, member));
}

function consoleText(text) {
	try {
		const parsed = JSON.parse(text);
		if (typeof parsed === 'object' && parsed) return JSON.stringify(parsed, null, 2);
	} catch {
		// Console data is any text; most of it is no JSON.
	}
	return text;
}

function consoleOf(session, before) {
	if (!session.consoleData) return undefined;
	const box = element('pre', 'console', consoleText(session.consoleData));
	box.title = 'Console data';
	return flashing(box, before && before.consoleData !== session.consoleData);
}

/** What a workflow did to the session, and how long ago. */
function changeOf(session, before) {
	const { change } = session;
	if (!change) return undefined;
	const note = element('p', 'change', `${change.what} by a workflow, `, running('ago', change.at));
	return flashing(note, before && !isSame(before.change, change));
}

/** A live session as a card. */
export function card(session, before) {
	const route = `${session.fromAddress ?? ''} → ${session.toAddress ?? ''}`;
	const where = [session.endpointName, session.customerName ?? session.accountName]
		.filter(Boolean)
		.join(', ');
	const members = session.members.map((member) => memberRow(member, before));
	return element(
		'li',
		`card is-${session.queueState === 'Queued' ? 'Queued' : session.callState}`,
		element(
			'div',
			'top',
			element('h3', '', nameOf(session)),
			running('length', session.dateCreated),
		),
		changeOf(session, before),
		element('div', 'soft', route, element('br'), where),
		chipsOf(session, before),
		element('ul', 'members', ...members),
		consoleOf(session, before),
		buttonsOf(session),
		element('span', 'id', session.id),
	);
}

/** A session that ended as a line. */
export function endedRow(session, before) {
	const outcome = session.wasMissed ? 'Missed' : (session.outcome ?? 'Ended');
	const length = clockText(secondsBetween(session.dateCreated, session.dateCompleted));
	return element(
		'li',
		'',
		element('div', 'pair', element('span', '', nameOf(session)), changeOf(session, before)),
		element('span', 'soft', `${outcome}, ${length}, ${timeOfDay(session.dateCompleted)}`),
	);
}
