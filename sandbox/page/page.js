const REFRESH_MS = 1000;
const ENDED_WITHIN_SECONDS = 300;
const SHOWN_REQUESTS = 25;

const FLASH_MS = 2400;

/** What each piece of the page showed last, and since when, so that only what changed flashes. */
let shownBefore = new Map();
let shownNow = new Map();
let isFirstLook = true;

function element(tag, className, ...children) {
	const made = document.createElement(tag);
	if (className) made.className = className;
	made.append(...children.filter((child) => child !== undefined && child !== null));
	return made;
}

/** Marks the element while what it shows under this key is still fresh. */
function flashing(key, value, made) {
	const text = JSON.stringify(value ?? null);
	const before = shownBefore.get(key);
	const isSame = before?.text === text;
	const since = isSame ? before.since : isFirstLook ? -Infinity : performance.now();
	shownNow.set(key, { text, since });
	const age = performance.now() - since;
	if (age < FLASH_MS) {
		made.classList.add('changed');
		// The page is drawn anew each second; the flash goes on where it was.
		made.style.animationDelay = `-${Math.round(age)}ms`;
	}
	return made;
}

function lasted(from, to) {
	const seconds = Math.max(0, Math.round((to - Date.parse(from)) / 1000));
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const shown = parts[0] > 0 ? parts : parts.slice(1);
	return shown.map((part, index) => (index ? String(part).padStart(2, '0') : part)).join(':');
}

function chip(id, name, text, state) {
	return flashing(`${id}/${name}`, text, element('span', `chip is-${state ?? ''}`, text));
}

function chipsOf(session) {
	const { id, callState, queueState, dialState, holdReason } = session;
	const held = session.heldByUserId ? `Hold, by ${session.heldByUserId.split('@')[0]}` : 'Hold';
	const chips = [
		chip(id, 'callState', callState === 'Hold' ? held : callState, callState),
		chip(id, 'channel', `${session.direction} ${session.channel.toLowerCase()}`),
	];
	if (queueState !== 'None') chips.push(chip(id, 'queue', `Queue: ${queueState}`, queueState));
	if (dialState === 'Active') chips.push(chip(id, 'dial', 'Dialling', 'Ringing'));
	if (holdReason !== 'None') chips.push(chip(id, 'reason', holdReason, 'Hold'));
	if (session.conferenceSid) chips.push(chip(id, 'conference', 'Conference', 'Passive'));
	return element('div', 'chips', ...chips);
}

function memberRow(session, member) {
	const name = member.displayName ?? member.identity;
	const role = member.role === 'None' ? '' : ` ${member.role.toLowerCase()}`;
	const state = [member.callState === 'None' ? '' : member.callState, member.muted ? 'muted' : ''];
	const row = element(
		'li',
		'',
		element('span', '', name, element('span', 'role', role)),
		element('span', `state is-${member.callState}`, state.filter(Boolean).join(', ')),
	);
	const shown = [role, member.callState, member.muted];
	return flashing(`${session.id}/member/${member.identity}`, shown, row);
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

function consoleOf(session) {
	const text = session.consoleData;
	const box = element('pre', 'console', consoleText(text ?? ''));
	box.title = 'Console data';
	const marked = flashing(`${session.id}/console`, text, box);
	return text ? marked : undefined;
}

function card(session, now) {
	const who = session.displayName ?? session.fromName ?? session.fromAddress ?? session.id;
	const route = `${session.fromAddress ?? ''} → ${session.toAddress ?? ''}`;
	const where = [session.endpointName, session.customerName ?? session.accountName]
		.filter(Boolean)
		.join(', ');
	const members = session.members.map((member) => memberRow(session, member));
	const made = element(
		'article',
		`card is-${session.queueState === 'Queued' ? 'Queued' : session.callState}`,
		element(
			'div',
			'top',
			element('span', 'who', who),
			element('span', 'time', lasted(session.dateCreated, now)),
		),
		element('div', 'route', route, element('br'), where),
		chipsOf(session),
		element('ul', 'members', ...members),
		consoleOf(session),
		element('span', 'id', session.id),
	);
	return flashing(`${session.id}/card`, 'there', made);
}

function endedRow(session) {
	const time = new Date(session.dateCompleted).toLocaleTimeString();
	const outcome = session.wasMissed ? 'Missed' : (session.outcome ?? 'Ended');
	const length = lasted(session.dateCreated, Date.parse(session.dateCompleted));
	const row = element(
		'li',
		'',
		element('span', '', session.displayName ?? session.id),
		element('span', 'route', `${outcome}, ${length}, ${time}`),
	);
	return flashing(`${session.id}/ended`, 'there', row);
}

function requestRow(request) {
	const isGood = request.status > 0 && request.status < 400;
	const status = request.status || 'no answer';
	const body = request.body === undefined ? undefined : JSON.stringify(request.body);
	const row = element(
		'li',
		'',
		element(
			'div',
			'call',
			element('b', '', request.operation ?? 'no such route'),
			element('span', isGood ? 'good' : 'refused', String(status)),
		),
		element('span', 'path', `${request.method} ${request.path}`),
		body && element('code', '', body.length > 160 ? `${body.slice(0, 160)} …` : body),
	);
	return flashing(`request/${request.at}/${request.path}`, status, row);
}

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

function replace(id, items, whenEmpty) {
	const shown = items.length > 0 ? items : [element('p', 'empty', whenEmpty)];
	document.getElementById(id).replaceChildren(...shown);
}

function show(sessions, requests, now) {
	shownNow = new Map();
	const newestFirst = (field) => (a, b) => (a[field] < b[field] ? 1 : -1);
	const live = sessions.filter((session) => !session.ended).sort(newestFirst('dateCreated'));
	const ended = sessions
		.filter((session) => session.ended)
		.sort(newestFirst('dateCompleted'))
		.slice(0, 8);
	showCounts(live);
	const cards = live.map((session) => card(session, now));
	replace('live', cards, 'No live sessions right now.');
	replace('ended', ended.map(endedRow), 'Nothing ended in the last five minutes.');
	const rows = requests.reverse().map(requestRow);
	replace('feed', rows, 'No requests yet. Run a workflow, and its requests appear here.');
	shownBefore = shownNow;
	isFirstLook = false;
}

async function read(path) {
	const response = await fetch(path);
	if (!response.ok) throw new Error(`${path} answered ${response.status}`);
	return response.json();
}

let lastSeen = '';

async function refresh() {
	const connection = document.getElementById('connection');
	try {
		const [sessions, requests, clock] = await Promise.all([
			read(`/sandbox/sessions?endedWithinSeconds=${ENDED_WITHIN_SECONDS}`),
			read(`/sandbox/requests?last=${SHOWN_REQUESTS}`),
			read('/sandbox/clock'),
		]);
		const seen = JSON.stringify([sessions, requests, clock.now.slice(0, 19)]);
		// Drawn only when something moved on, so that text stays selected on a standing clock.
		if (seen !== lastSeen) show(sessions, requests, Date.parse(clock.now));
		lastSeen = seen;
		connection.textContent = `live, ${new Date(clock.now).toLocaleTimeString()}`;
		connection.classList.remove('lost');
	} catch {
		connection.textContent = 'the sandbox does not answer; it may have been stopped';
		connection.classList.add('lost');
	}
	setTimeout(refresh, REFRESH_MS);
}

refresh();
