import { act } from './acting.js';
import { element, isSame } from './dom.js';

// In nobody's contacts: a caller whom the office does not know.
const STRANGER = '+19715550199';

const form = document.getElementById('play');
let shownPeople;

const KINDS = {
	call: {
		path: '/sandbox/calls',
		body: ({ ringsAt, ringsSeconds }) => ({
			...(ringsAt.startsWith('team ') ? { teamId: ringsAt.slice(5) } : { agent: ringsAt }),
			ringsSeconds: ringsSeconds && Number(ringsSeconds),
		}),
		outcome: ({ displayName, toAddress }) => `${displayName} calls ${lineName(toAddress)}`,
	},
	text: {
		path: '/sandbox/texts',
		body: ({ words }) => ({ text: words }),
		outcome: ({ endpointDisplayName, text }) => `A text to ${endpointDisplayName}: “${text}”`,
	},
	voicemail: {
		path: '/sandbox/voicemails',
		body: ({ words }) => ({ says: words }),
		outcome: ({ recordingFrom }) =>
			`${recordingFrom} left a voice message; it is written down in 20 seconds`,
	},
	fax: {
		path: '/sandbox/faxes',
		body: ({ words }) => ({ lines: words && [words] }),
		outcome: ({ toAddress }) => `A fax for ${lineName(toAddress)}`,
	},
};

function lineName(number) {
	const lines = [...shownPeople.lines, ...shownPeople.faxLines];
	return lines.find(({ address }) => address === number)?.name ?? number;
}

form.addEventListener('submit', async (event) => {
	event.preventDefault();
	const given = Object.fromEntries(new FormData(form));
	const { path, body, outcome } = KINDS[event.submitter?.value ?? 'call'];
	const all = { from: given.from, endpointId: given.endpointId, ...body(given) };
	// What was left open is chosen by the office.
	const chosen = Object.entries(all).filter(([, value]) => value);
	if (await act(path, Object.fromEntries(chosen), outcome)) form.elements.words.value = '';
});

/** Gets the form ready for a text of that party on that line. */
export function writeAs(address, lineId) {
	const { from, endpointId, words } = form.elements;
	const isKnown = [...from.options].some(({ value }) => value === address);
	if (!isKnown) from.append(new Option(address, address));
	from.value = address;
	endpointId.value = lineId;
	words.focus();
}

/** Fills the choices, and leaves them alone as long as they are the same. */
export function showPeople(people) {
	if (isSame(people, shownPeople)) return;
	shownPeople = people;
	const { lines, faxLines, agents, teams, contacts } = people;
	choices('from', [
		['', 'Whoever is free'],
		[STRANGER, 'A number nobody knows'],
		['Contacts', contacts.map(({ name, number }) => [number, name])],
	]);
	choices('endpointId', [
		['', 'The usual line'],
		['Numbers', lines.map(({ id, name, address }) => [id, `${name}, ${address}`])],
		['Fax', faxLines.map(({ id, name, address }) => [id, `${name}, ${address}`])],
	]);
	choices('ringsAt', [
		['', 'Nobody in particular'],
		['Phone users', agents.map(({ name, address }) => [address, name])],
		['The queue of a team', teams.map(({ id, name }) => [`team ${id}`, name])],
	]);
}

function choices(name, entries) {
	const select = form.elements[name];
	const chosen = select.value;
	const options = entries.map(([value, shown]) => {
		if (typeof shown === 'string') return new Option(shown, value);
		const group = element('optgroup', '', ...shown.map(([own, text]) => new Option(text, own)));
		group.label = value;
		return group;
	});
	select.replaceChildren(...options);
	select.value = chosen;
	// The one that was chosen may be gone.
	if (select.selectedIndex < 0) select.selectedIndex = 0;
}
