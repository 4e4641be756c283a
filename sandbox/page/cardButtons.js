import { element } from './dom.js';
import { act } from './acting.js';
import { writeAs } from './play.js';

// What can be done to a call in each state: the route's last part, the button, what it is called
// aloud, and what is reported once it is done.
const OF_CALLS = {
	Ringing: [
		['answer', 'Answer', 'Answer the call', 'answered'],
		['miss', 'Let it be missed', 'Let the call be missed', 'missed'],
	],
	Connected: [
		['hold', 'Put on hold', 'Put the call on hold', 'put on hold'],
		['hang-up', 'Hang up', 'Hang up the call', 'hung up'],
	],
	Hold: [
		['resume', 'Resume', 'Resume the call', 'resumed'],
		['hang-up', 'Hang up', 'Hang up the call', 'hung up'],
	],
};
const OF_OTHERS = [['hang-up', 'End', 'End the session', 'ended']];

/** The buttons by which a person plays everybody in the session. */
export function buttonsOf(session) {
	const kinds =
		session.channel === 'Voice' ? (OF_CALLS[session.callState] ?? OF_OTHERS) : OF_OTHERS;
	const who = session.displayName ?? session.id;
	const buttons = kinds.map(([route, text, aloud, done]) =>
		button(route, text, `${aloud}: ${who}`, () =>
			act(`/sandbox/sessions/${session.id}/${route}`, {}, `${who}: ${done}`),
		),
	);
	if (session.channel === 'Chat' && session.lineId) buttons.unshift(writeButton(session, who));
	return element('div', 'buttons', ...buttons);
}

/** The button that gets the form ready for a text of that party on that line. */
export function writeButton({ otherAddress, lineId }, who) {
	return button('write', 'Write', `Write a text as ${who}`, () => writeAs(otherAddress, lineId));
}

function button(action, text, aloud, onClick) {
	const made = element('button', '', text);
	made.type = 'button';
	made.dataset.action = action;
	made.setAttribute('aria-label', aloud);
	made.addEventListener('click', onClick);
	return made;
}
