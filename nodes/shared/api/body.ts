import type { BinaryHelperFunctions } from 'n8n-workflow';

/** Node.js' stream, as n8n takes it for binary data. */
export type Content = Exclude<Parameters<BinaryHelperFunctions['prepareBinaryData']>[0], Buffer>;

/** Longer answers are cut: a server that never stops must not fill the memory of n8n. */
const LONGEST_ANSWER = 64 * 1024 * 1024;

/** Stands for an answer that was longer than that, among the codes of connections. */
export const TOO_LONG = 'EVO_TOO_LONG';

/**
 * The text of an answer, read to its end.
 *
 * @throws an object with `code` when the answer is too long, and what the connection throws
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
