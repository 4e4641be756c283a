import { card, endedRow } from './cards.js';
import { element, fill } from './dom.js';
import { logRow } from './log.js';
import { conversation, fileRow, reportRow } from './papers.js';
import { showPeople } from './play.js';
import { tick, timeOfDay } from './times.js';

const REFRESH_MS = 1000;
const SHOWN_ENDED = 8;

const byId = ({ id }) => id;

/** The latest first, by the moment that is taken of each. */
const latestFirst = (momentOf) => (a, b) => Date.parse(momentOf(b)) - Date.parse(momentOf(a));

/** A session that a workflow changed counts as of then. */
const lastMoved = ({ dateCreated, change }) => change?.at ?? dateCreated;

function showCounts(live) {
	const count = (fits) => live.filter(fits).length;
	const counts = {
		live: live.length,
		connected: count((session) => session.callState === 'Connected'),
		ringing: count((session) => session.callState === 'Ringing'),
		'on hold': count((session) => session.callState === 'Hold'),
		chats: count((session) => session.channel === 'Chat'),
	};
	const items = Object.entries(counts).map(([name, number]) => {
		return element('li', '', element('b', '', String(number)), name);
	});
	document.getElementById('counts').replaceChildren(...items);
}

function show({ now, sessions, activity, conversations, files, reports, people }) {
	// They come in the order in which they began; of those of one second the later one is above.
	const newest = [...sessions].reverse();
	const live = newest.filter(({ ended }) => !ended).sort(latestFirst(lastMoved));
	const ended = newest
		.filter((session) => session.ended)
		.sort(latestFirst(({ dateCompleted }) => dateCompleted))
		.slice(0, SHOWN_ENDED);
	showPeople(people);
	showCounts(live);
	fill('live', live, byId, card, 'No live sessions right now. Let somebody call.');
	fill('ended', ended, byId, endedRow, 'Nothing ended in the last five minutes.');
	fill('texts', conversations, byId, conversation, 'No texts yet.');
	fill('files', files, byId, fileRow, 'No files yet.');
	fill('reports', reports, byId, reportRow, 'No reports yet. A workflow can ask for one.');
	const whenNothing = 'No requests yet. Run a workflow, and what it does appears here.';
	fill('log', activity, ({ key }) => key, logRow, whenNothing);
	tick(now);
}

/** Written only when it changes: it is read aloud. */
function showConnection(text, isLost = false) {
	const connection = document.getElementById('connection');
	if (connection.textContent !== text) connection.textContent = text;
	connection.parentElement.classList.toggle('lost', isLost);
}

async function read(path) {
	const response = await fetch(path);
	if (!response.ok) throw new Error(`${path} answered ${response.status}`);
	return response.json();
}

async function refresh() {
	try {
		const seen = await read('/sandbox/overview');
		show(seen);
		document.getElementById('now').textContent = timeOfDay(seen.now);
		showConnection('live');
	} catch {
		showConnection('the sandbox does not answer; it may have been stopped', true);
	}
}

async function watch() {
	await refresh();
	setTimeout(watch, REFRESH_MS);
}

document.addEventListener('happened', () => void refresh());
void watch();
