import type { BinaryHelperFunctions } from 'n8n-workflow';

/** A stream of Node.js, in n8n's type for binary data. */
export type Content = Exclude<Parameters<BinaryHelperFunctions['prepareBinaryData']>[0], Buffer>;

/** A longer response is refused: a server that never stops must not fill the memory of n8n. */
const LONGEST_ANSWER = 64 * 1024 * 1024;

/** The code of a response that was longer than that. */
export const TOO_LONG = 'EVO_TOO_LONG';

/**
 * The text of a response, read to its end.
 *
 * @throws an error with `code` when the response is too long, and what the connection throws
 */
export async function textOf(body: unknown): Promise<string> {
	if (!isStream(body)) return typeof body === 'string' ? body : '';
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of body as AsyncIterable<Uint8Array>) {
		length += part.length;
		if (length > LONGEST_ANSWER) {
			body.destroy();
			throw Object.assign(new Error('The answer is too long'), { code: TOO_LONG });
		}
		parts.push(part);
	}
	return Buffer.concat(parts).toString('utf8');
}

export const isStream = (body: unknown): body is Content =>
	typeof (body as Content | null)?.pipe === 'function';
