/** A parameter of the header: a quoted text, in which `\` escapes, or a text up to the next semicolon. */
const parameter = (name: string) =>
	new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;]*))`, 'i');

const FILE_NAME = parameter('filename');
const ENCODED_FILE_NAME = parameter('filename\\*');

/**
 * The name that a `Content-Disposition` header gives to a file, without folders; undefined if it
 * gives none. The encoded form (RFC 5987) wins over the plain one (RFC 6266, 4.3).
 */
export function fileNameIn(disposition: unknown): string | undefined {
	const header = String(disposition ?? '');
	const name = rfc5987(textOf(header, ENCODED_FILE_NAME)) ?? utf8(textOf(header, FILE_NAME));
	return name.split(/[\\/]/).pop()?.trim() || undefined;
}

function textOf(header: string, pattern: RegExp): string {
	const [, quoted, bare = ''] = pattern.exec(header) ?? [];
	return quoted === undefined ? bare.trim() : quoted.replace(/\\(.)/g, '$1');
}

/** e.g. `UTF-8''Caf%C3%A9.pdf` */
function rfc5987(text: string): string | undefined {
	const [, charset, encoded] = /^([\w-]+)'[^']*'(.+)$/.exec(text) ?? [];
	if (!encoded) return undefined;
	if (/^utf-8$/i.test(charset)) return decodedName(encoded);
	return encoded.replace(/%([\da-f]{2})/gi, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16)),
	);
}

/** Node.js reads headers as ISO 8859-1, also where a server writes them in UTF-8. */
function utf8(text: string): string {
	const decoded = Buffer.from(text, 'latin1').toString('utf8');
	return /[\u0100-\uffff]/.test(text) || decoded.includes('\ufffd') ? text : decoded;
}

/** Undoes percent-encoding; undefined where it is malformed. */
export function decodedName(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
