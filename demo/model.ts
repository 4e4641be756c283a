import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { beforeExit } from './cleanup';

export interface ChatMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string;
}

export interface ChatRequest {
	messages: ChatMessage[];
	tools?: Array<{ function: { name: string } }>;
}

export interface ToolUse {
	tool: string;
	arguments: object;
}

/** What a model answers: a text, or that a tool is to be used, or several at the same time. */
export type Reply = { content: string } | ToolUse | ToolUse[];

/**
 * Starts a stand-in for a language model that speaks OpenAI's chat completions protocol and ends
 * with the demo.
 * @param reply what it answers
 * @returns its address
 */
export async function serveModel(reply: (request: ChatRequest) => Reply): Promise<string> {
	let calls = 0;
	const server = createServer(async (request, response) => {
		const { stream, ...asked } = await bodyOf(request);
		const message = messageOf(reply(asked), () => `call_${++calls}`);
		const finish_reason = 'tool_calls' in message ? 'tool_calls' : 'stop';
		const common = { id: 'chat', created: 1, model: 'scripted' };
		if (!stream) {
			response.setHeader('content-type', 'application/json');
			const choices = [{ index: 0, message, finish_reason }];
			response.end(JSON.stringify({ ...common, object: 'chat.completion', choices }));
			return;
		}
		response.setHeader('content-type', 'text/event-stream');
		for (const choice of [
			{ delta: message, finish_reason: null },
			{ delta: {}, finish_reason },
		]) {
			const choices = [{ index: 0, ...choice }];
			const chunk = { ...common, object: 'chat.completion.chunk', choices };
			response.write(`data: ${JSON.stringify(chunk)}\n\n`);
		}
		response.end('data: [DONE]\n\n');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	beforeExit(() => {
		server.close();
		server.closeAllConnections();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const bodyOf = async (request: IncomingMessage) =>
	(await json(request)) as ChatRequest & { stream?: boolean };

function messageOf(reply: Reply, nextId: () => string) {
	const role = 'assistant';
	if ('content' in reply) return { role, ...reply };
	const uses = Array.isArray(reply) ? reply : [reply];
	return {
		role,
		content: null,
		tool_calls: uses.map((use, index) => ({
			index,
			id: nextId(),
			type: 'function',
			function: { name: use.tool, arguments: JSON.stringify(use.arguments) },
		})),
	};
}
