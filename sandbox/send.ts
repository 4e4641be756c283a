import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Fault } from './faults';
import type { Answer } from './framework/answer';
import type { Content } from './framework/content';

/** Puts an answer onto the wire, with what a fault does to it. */
export async function send(response: Response, answer: Answer, fault: Fault): Promise<void> {
	response.statusCode = answer.status;
	response.statusMessage = answer.statusText;
	const headers = { ...answer.headers, ...fault.headers };
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	if (typeof answer.body === 'string') sendText(response, answer.body, fault);
	else await sendContent(response, answer.body, fault);
}

function sendText(response: Response, text: string, fault: Fault): void {
	if (fault.cutOff) {
		const half = text.slice(0, Math.ceil(text.length / 2));
		response.write(half, () => response.socket?.destroy());
		return;
	}
	// Written before the end, a body goes out in chunks, as the recorded ones do.
	if (text !== '') response.write(text);
	response.end();
}

async function sendContent(response: Response, content: Content, fault: Fault): Promise<void> {
	if (fault.cutOff) {
		await sendHalf(response, content);
		return;
	}
	try {
		await pipeline(content.open(), response);
	} catch {
		// The client went away; whoever asks again gets it from the start.
		response.destroy();
	}
}

async function sendHalf(response: Response, content: Content): Promise<void> {
	let left = content.length === undefined ? undefined : Math.ceil(content.length / 2);
	for await (const chunk of content.open() as AsyncIterable<Buffer>) {
		// What has no length comes in one piece.
		left ??= Math.ceil(chunk.length / 2);
		const part = chunk.subarray(0, left);
		left -= part.length;
		if (!response.write(part)) await once(response, 'drain');
		if (left <= 0) break;
	}
	response.write('', () => response.socket?.destroy());
}
