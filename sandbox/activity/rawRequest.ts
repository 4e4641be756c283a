import type { LoggedRequest } from '../requestLog';

const LONGEST_BODY = 4_000;

const known = new WeakMap<LoggedRequest, string>();

/** The request as it came, with its login left out and a long body cut; made once for each. */
export function rawRequest(request: LoggedRequest): string {
	const made = known.get(request) ?? make(request);
	known.set(request, made);
	return made;
}

function make({ method, path, headers, body }: LoggedRequest): string {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
	const text =
		body === undefined || typeof body === 'string' ? body : JSON.stringify(body, null, 2);
	const isLong = text !== undefined && text.length > LONGEST_BODY;
	const shown = isLong ? `${text.slice(0, LONGEST_BODY)}…` : text;
	return [`${method} ${path}`, ...lines, ...(shown ? ['', shown] : [])].join('\n');
}
