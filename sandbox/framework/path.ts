/** A path as the framework sees it, taken from the raw request line. */
export interface RawPath {
	/** Decoded segments, dot segments resolved, empty ones dropped. */
	segments: string[];
	/** What stands after the question mark, undecoded. */
	query: string;
}

/**
 * Reads a path as the recorded server does: everything is decoded but `%2F`, which stays as text;
 * then dot segments count, no matter how they were written, and empty trailing segments vanish.
 *
 * Assumption: empty segments in the middle vanish as well, and a percent sign that starts no
 * valid UTF-8 stays as it is; neither was recorded.
 */
export function readPath(url: string): RawPath {
	const question = url.indexOf('?');
	const path = question < 0 ? url : url.slice(0, question);
	const segments: string[] = [];
	for (const raw of path.split('/')) {
		const segment = decodeSegment(raw);
		if (segment === '..') segments.pop();
		else if (segment !== '.' && segment !== '') segments.push(segment);
	}
	return { segments, query: question < 0 ? '' : url.slice(question + 1) };
}

function decodeSegment(raw: string): string {
	const slashes = /(%2f)/i;
	return raw
		.split(slashes)
		.map((part) => (slashes.test(part) ? part : decodeIfValid(part)))
		.join('');
}

function decodeIfValid(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
