import type { Content } from '../../../shared/api/response';

export const HTML = 'text/html';

/** Types whose content is no text. */
const IS_BINARY =
	/^(audio|video|font)\/|^image\/(?!svg)|^application\/(pdf|zip|gzip|msword|vnd\.(ms-|openxml|oasis))/;

type MessageType = 'json' | 'html';

/** What a media type says of a message of a server. */
const kindOf = (type = ''): MessageType | undefined =>
	/^(application|text)\/([\w.-]+\+)?json$/i.test(type)
		? 'json'
		: /^(text\/html|application\/xhtml\+xml)$/i.test(type)
			? 'html'
			: undefined;

/**
 * Whether a server sent a message in place of content, such as a sign-in page or what went wrong,
 * although its status says success. A file that is itself JSON or HTML is content.
 *
 * @param body its beginning is inspected where the type of the response is not the content's
 * @param type the media type of the response
 * @param expected media types of the content, as far as they are known
 */
export async function messageType(
	body: Content,
	type: string | undefined,
	expected: Array<string | undefined>,
): Promise<MessageType | undefined> {
	const isExpected = (kind?: MessageType) => expected.some((each) => kindOf(each) === kind);
	const said = kindOf(type);
	if (said) return isExpected(said) ? undefined : said;
	const binaryType = expected.find((each) => each && IS_BINARY.test(each));
	if (!binaryType || type === binaryType.toLowerCase()) return undefined;
	const start = await startOf(body);
	// Bytes that are no text.
	if (/[\ufffd\0]/.test(start)) return undefined;
	return /^\s*[{[]/.test(start)
		? 'json'
		: /^\s*<(!doctype|html|head|body)\b/i.test(start)
			? 'html'
			: undefined;
}

/** The first characters of a stream, which stays whole. */
async function startOf(body: Content): Promise<string> {
	const chunk = await new Promise<Buffer | null>((resolve) => {
		const read = () => resolve(body.read() as Buffer | null);
		body.once('readable', read).once('end', read).once('error', read);
	});
	if (chunk) body.unshift(chunk);
	return chunk?.subarray(0, 64).toString('utf8').replace('\ufeff', '') ?? '';
}
