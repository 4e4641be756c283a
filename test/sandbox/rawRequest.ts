import { request, type IncomingHttpHeaders } from 'node:http';
import type {
	ChatTranscriptMessage,
	ConversationInfo,
	EndpointInfo,
	FileInfo,
	Login,
	MessageInfo,
	SessionInfo,
} from '../../sandbox';

export interface RawAnswer {
	status: number;
	statusText: string;
	headers: IncomingHttpHeaders;
	text: string;
}

/** What an answer can hold; each test reads the part that it needs. */
export interface AnswerBody extends SessionInfo {
	sessions: SessionInfo[];
	items: Array<
		SessionInfo &
			Omit<FileInfo, 'accountId' | 'customerBreadcrumb'> &
			Pick<MessageInfo, 'date' | 'text' | 'otherAddress' | 'sender' | 'isUnread'> &
			Pick<EndpointInfo, 'displayName'> & { name: string }
	>;
	messages: ChatTranscriptMessage[];
	conversations: ConversationInfo[];
	uri: string;
	contentLength: number;
	transcription?: string;
	calls: Array<{ sid: string }>;
	totalCount: number;
	totalPages: number;
	hasMorePages: boolean;
	responseStatus: { errorCode: string; message: string; errors: object[] };
}

export interface RawQuestion {
	method?: string;
	headers?: Record<string, string>;
	body?: unknown;
}

/** Asks with the path exactly as given: clients such as fetch would tidy it up first. */
export async function ask(
	url: string,
	path: string,
	{ method = 'GET', headers = {}, body }: RawQuestion = {},
): Promise<RawAnswer> {
	const { hostname, port } = new URL(url);
	const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
	// Node sends the body of a DELETE only with an explicit length.
	const length = text === '' ? {} : { 'content-length': String(Buffer.byteLength(text)) };
	const options = { hostname, port, path, method, headers: { ...headers, ...length } };
	return await new Promise((resolve, reject) => {
		const asked = request(options, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				resolve({
					status: response.statusCode!,
					statusText: response.statusMessage!,
					headers: response.headers,
					text: Buffer.concat(chunks).toString('utf8'),
				});
			});
		});
		asked.on('error', reject);
		asked.end(text);
	});
}

export function basic({ username, password }: Login): string {
	return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** Asks as a careful client does: JSON both ways, logged in; gives the parsed body. */
export async function askJson(
	url: string,
	path: string,
	login: Login,
	question: RawQuestion = {},
): Promise<RawAnswer & { json: AnswerBody }> {
	const headers: Record<string, string> = {
		accept: 'application/json',
		authorization: basic(login),
		...(question.body === undefined ? {} : { 'content-type': 'application/json' }),
		...question.headers,
	};
	const answer = await ask(url, path, { ...question, headers });
	return { ...answer, json: answer.text ? JSON.parse(answer.text) : undefined };
}
