import { element } from './dom.js';
import { moment } from './times.js';

function statusOf({ status }) {
	if (status > 0 && status < 400) return undefined;
	const text = status ? `Not done, ${status}: ` : 'Not answered: ';
	return element('span', 'refused', text);
}

/** A line of the log: what was done, when and by whom, with the request itself behind a click. */
export function logRow(row) {
	const { words, at, since, count, login, raw } = row;
	const often = count > 1 ? [`, ${count} times since `, moment(since)] : [];
	const isOften = count > 1;
	const summary = element(
		'summary',
		isOften ? 'soft' : '',
		element('span', 'done', statusOf(row), words, ...often),
		element('span', 'soft', moment(at), login ? `, ${login}` : ', no login'),
	);
	return element('li', '', element('details', '', summary, element('pre', 'console', raw)));
}
