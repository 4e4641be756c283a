import type { IBinaryData, IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';

import { readObject } from '../../../shared/api/response';
import { isStream } from '../../../shared/api/responseBody';
import type { SentRequest } from '../../../shared/api/failure';
import { failureError } from '../../../shared/api/failure';
import type { Shapes } from '../../../shared/entities/entity';
import type { Field } from '../../../shared/fields/field';
import { someText } from '../../../shared/fields/text';
import { refused } from '../../../shared/fields/refusal';
import type { Exchange } from '../exchange';
import type { Answer } from './answer';

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
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
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
	const read = async (response: IN8nHttpFullResponse, asked: SentRequest) => {
		const { statusCode, headers, body } = response;
		const target = REDIRECTS.includes(statusCode) && redirects < MOST_REDIRECTS && headers.location;
		if (target) {
			if (isStream(body)) body.destroy();
			return new URL(String(target), url).href;
		}
		return await readContent(exchange, response, asked, source, url);
	};
	const found = await exchange.fetch<string | IBinaryData>(
		{ method: 'GET', url: url.href, headers: { Accept: ACCEPT } },
		{ read, withoutLogin: url.origin !== new URL(baseURL).origin },
	);
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

/** @throws NodeApiError when the answer is not the content */
async function readContent(
	{ context }: Exchange,
	response: IN8nHttpFullResponse,
	asked: SentRequest,
	{ fileName, contentType }: Omit<Source, 'json'>,
	url: URL,
): Promise<IBinaryData> {
	const { statusCode: status, headers, body } = response;
	const type = typeIn(headers['content-type']);
	// A sign-in page comes with status 200, too.
	const isPage = isHtml(type) && contentType !== undefined && !isHtml(contentType);
	if (status === 200 && isStream(body) && !isPage) {
		return await context.helpers.prepareBinaryData(
			body,
			fileName ?? nameIn(headers['content-disposition']) ?? nameOf(url),
			contentType ?? type,
		);
	}
	if (isStream(body) && (isPage || asked.isElsewhere)) body.destroy();
	else await readObject(context, response, asked);
	throw failureError(context.getNode(), {
		...asked,
		status,
		unreadable: isPage ? 'page' : 'shape',
	});
}

const isHtml = (type: string | undefined) => /^text\/html\b/i.test(type ?? '');

/** The type that a `Content-Type` header names; undefined lets n8n look at the name. */
const typeIn = (header: unknown) =>
	String(header ?? '')
		.split(';')[0]
		.trim() || undefined;

/** The name that a `Content-Disposition` header gives to a file. */
function nameIn(disposition: unknown): string | undefined {
	const header = String(disposition ?? '');
	const encoded = /filename\*=[^']*'[^']*'([^;]+)/i.exec(header)?.[1];
	return (encoded && decoded(encoded.trim())) ?? /filename="?([^";]+)"?/i.exec(header)?.[1];
}

/** The name that stands last in an address, without what signs it. */
const nameOf = ({ pathname }: URL) => decoded(pathname.split('/').pop() ?? '') || 'file';

function decoded(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
