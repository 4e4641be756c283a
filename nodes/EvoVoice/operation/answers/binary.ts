import type { IBinaryData, IN8nHttpFullResponse, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { isConnectionCode } from '../../../shared/api/connectionCodes';
import type { SentRequest } from '../../../shared/api/failure';
import { connectionCode, failureError } from '../../../shared/api/failure';
import { readable, readObject, isStream } from '../../../shared/api/response';
import type { Shapes } from '../../../shared/entities/entity';
import type { Field } from '../../../shared/fields/field';
import { quoted, refused } from '../../../shared/fields/refusal';
import { someText } from '../../../shared/fields/text';
import type { Exchange } from '../exchange';
import type { Answer } from '../operation';
import { decodedName, fileNameIn } from './contentDisposition';
import { HTML, messageType } from './messageType';

/** Where the content of a file is, and how the item that carries it looks. */
export interface Source {
	/** Address of the content: a path of the API, or a whole address. */
	url: string;
	/** Name and type, where the object that was asked for tells them. */
	fileName?: string;
	contentType?: string;
	json: INodeExecutionData['json'];
}

const binaryPropertyName: Field = {
	property: {
		displayName: 'Output Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output field for the file',
	},
	read: someText,
};

const REDIRECTS = [301, 302, 303, 307, 308];

/** Redirects that are followed on the way to a file; storage services use one or two. */
const MOST_REDIRECTS = 5;

/** Failures come as JSON where the server can write it; the content comes as it is. */
const ACCEPT = 'application/json, */*';

/**
 * A file as binary data. It is handed on as it arrives, so that it is never in memory as a whole
 * where n8n keeps binary data on disk.
 *
 * @param find asks where the content is
 */
export const binary = (find: (exchange: Exchange) => Promise<Source>, gives: Shapes): Answer => ({
	fields: [binaryPropertyName],
	gives,
	async run(exchange) {
		const name = exchange.values.binaryPropertyName as string;
		const { json, ...source } = await find(exchange);
		return [{ json, binary: { [name]: await fetchContent(exchange, source) } }];
	},
});

/**
 * Fetches the content. The login goes along to the API's own host alone; redirects lead to storage
 * elsewhere, which is asked without it.
 */
async function fetchContent(
	exchange: Exchange,
	source: Omit<Source, 'json'>,
	redirects = 0,
): Promise<IBinaryData> {
	const { baseURL } = await exchange.run.loginOf(exchange.context);
	const url = addressOf(exchange, source.url, baseURL);
	const read = async (response: IN8nHttpFullResponse, sent: SentRequest) => {
		const { statusCode, headers, body } = response;
		const target = REDIRECTS.includes(statusCode) && redirects < MOST_REDIRECTS && headers.location;
		if (target) {
			if (isStream(body)) body.destroy();
			return new URL(String(target), url).href;
		}
		return await readContent(exchange, response, sent, source, url);
	};
	const found = await exchange.fetch<string | IBinaryData | NodeApiError>(
		{ method: 'GET', url: url.href, headers: { Accept: ACCEPT } },
		{ read, withoutLogin: url.origin !== new URL(baseURL).origin },
	);
	if (found instanceof NodeApiError) throw found;
	return typeof found === 'string'
		? await fetchContent(exchange, { ...source, url: found }, redirects + 1)
		: found;
}

/** The whole address of the content; a path is one of the API. @throws NodeApiError for no web address */
function addressOf(exchange: Exchange, url: string, baseURL: string): URL {
	const address = /^\/(?!\/)/.test(url) ? `${baseURL}${url}` : url;
	const base = `${baseURL}/`;
	if (URL.canParse(address, base) && /^https?:$/.test(new URL(address, base).protocol)) {
		return new URL(address, base);
	}
	throw refused(
		exchange.context.getNode(),
		'The address that Evo Voice names for the content cannot be opened',
		'Open the file on the Evo Voice web page. If it cannot be opened there either, ask Evo Voice support.',
	);
}

/**
 * @returns what n8n stored, or why there is nothing to store
 * @throws NodeApiError when the response is not the content
 */
async function readContent(
	{ context }: Exchange,
	response: IN8nHttpFullResponse,
	sent: SentRequest,
	source: Omit<Source, 'json'>,
	url: URL,
): Promise<IBinaryData | NodeApiError> {
	const { statusCode: status, headers, body } = response;
	const type = typeIn(headers['content-type']);
	const fileName = textIn(source.fileName) ?? fileNameIn(headers['content-disposition']);
	const contentType = textIn(source.contentType);
	if (status !== 200 || !isStream(body)) {
		if (isStream(body) && sent.isElsewhere) body.destroy();
		else await readObject(context, response, sent);
		throw failureError(context.getNode(), { ...sent, status, unreadable: 'shape' });
	}
	const insteadOfContent = await messageType(body, type, [contentType, typeOf(fileName)]);
	if (insteadOfContent === 'html') {
		body.destroy();
		throw failureError(context.getNode(), { ...sent, status, unreadable: 'page' });
	}
	if (insteadOfContent === 'json') return await refusedContent(context, response, sent);
	const name = fileName ?? decodedName(url.pathname.split('/').pop() ?? '') ?? '';
	const given = [name || 'file', contentType ?? type] as const;
	return await context.helpers.prepareBinaryData(body, ...given).catch((error: unknown) => {
		if (isConnectionCode(connectionCode(error))) throw error;
		return notStored(context.getNode(), given[0], error as Error);
	});
}

/** A text that says something; the API may fill a field with anything. */
const textIn = (value: unknown): string | undefined =>
	typeof value === 'string' ? value.trim() || undefined : undefined;

/** The media type in a `Content-Type` header; undefined makes n8n infer it from the name. */
const typeIn = (header: unknown) => textIn(String(header ?? '').split(';')[0])?.toLowerCase();

const typeOf = (fileName = '') =>
	/\.json$/i.test(fileName) ? 'application/json' : /\.html?$/i.test(fileName) ? HTML : undefined;

/** A message with the server's words in place of the content, with status 200. */
async function refusedContent(
	context: Exchange['context'],
	response: IN8nHttpFullResponse,
	sent: SentRequest,
): Promise<NodeApiError> {
	const answer = await readObject(context, response, sent);
	const { message, error, detail, title } = answer;
	const words = [message, error, detail, title, JSON.stringify(answer)].find(textIn);
	return refused(
		context.getNode(),
		`${sent.isElsewhere ? sent.host : 'Evo Voice'} sent a message in place of the file: ${readable(words)}`,
		'What was just made may take a moment to be there. Try again in a minute. If it stays like this, ask Evo Voice support.',
	);
}

/**
 * n8n could not store what arrived. Its reasons hold paths of its computer, and codes for which n8n
 * would show a text of its own; both are left out.
 */
function notStored(node: INode, name: string, { message }: Error): NodeApiError {
	const reason = readable(message.replace(/^E[A-Z]+: |, \w+( '.*)?$/gs, ''));
	return refused(
		node,
		`n8n could not store the file ${quoted(name)}: ${reason}`,
		'The file arrived, and nothing is changed in Evo Voice. Check the place where n8n keeps binary data, such as its disk, and run this step again.',
	);
}
