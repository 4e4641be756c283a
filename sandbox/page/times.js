/** Seconds as people read them off a phone, such as 2:05. */
export function clockText(seconds) {
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const shown = parts[0] > 0 ? parts : parts.slice(1);
	return shown.map((part, index) => (index ? String(part).padStart(2, '0') : part)).join(':');
}

export function secondsBetween(from, to) {
	return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}

export function timeOfDay(date) {
	return new Date(date).toLocaleTimeString();
}

function agoText(seconds) {
	if (seconds < 60) return `${seconds} s ago`;
	if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
	return `${Math.floor(seconds / 3600)} h ago`;
}

/** The time of day, with the day where it is not today's on the office's clock, which can be turned. */
function momentText(date, now) {
	const day = new Date(date).toLocaleDateString();
	const isToday = day === new Date(now).toLocaleDateString();
	return isToday ? timeOfDay(date) : `${day}, ${timeOfDay(date)}`;
}

// What is shown of a time at a moment of the office, by kind.
const TEXTS = {
	length: (since, now) => clockText(secondsBetween(since, now)),
	ago: (since, now) => agoText(secondsBetween(since, now)),
	moment: momentText,
};

/** A time that goes on by itself: how long something lasts (`length`) or is past (`ago`). */
export function running(kind, since) {
	const made = document.createElement('time');
	made.dateTime = since;
	made.dataset.running = kind;
	made.title = timeOfDay(since);
	return made;
}

/** A moment as the time of day, with the day where it is not today's. */
export function moment(date) {
	const made = running('moment', date);
	made.title = new Date(date).toLocaleString();
	return made;
}

/** Brings every running time of the page up to now. */
export function tick(now) {
	for (const shown of document.querySelectorAll('time[data-running]')) {
		const text = TEXTS[shown.dataset.running](shown.dateTime, now);
		if (shown.textContent !== text) shown.textContent = text;
	}
}
