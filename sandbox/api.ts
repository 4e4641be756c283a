import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { Clock } from './clock';
import type { Fault, Faults } from './faults';
import type { Answer } from './framework/answer';
import { failureOfStatus } from './framework/failures';
import type { Routed, Service, WireRequest } from './framework/service';
import { logRequest, type LoggedRequest } from './requestLog';

/** What the API needs besides the service: faults to play and a log to write. */
export interface ApiParts {
	service: Service;
	clock: Clock;
	faults: Faults;
	requests: LoggedRequest[];
}

/** Answers everything that is not the sandbox's own page or admin route. */
export function api(parts: ApiParts) {
	return async (request: Request, response: Response): Promise<void> => {
		const wire: WireRequest = {
			method: request.method,
			// Express would decode; the framework's manners start at the raw text.
			url: request.originalUrl,
			headers: request.headers,
			body: typeof request.body === 'string' ? request.body : '',
		};
		const routed = parts.service.route(wire);
		const entry = logRequest(parts.requests, wire, {
			at: parts.clock.now().toISOString(),
			operation: routed.operation,
			login: parts.service.logins.identify(wire.headers).login.user?.emailAddress,
		});
		const asked = { method: wire.method, path: wire.url, operation: routed.operation };
		const fault = parts.faults.take(asked) ?? {};
		if (fault.delayMs) await wait(fault.delayMs);
		const answer = answerTo(parts.service, wire, routed, fault);
		if (answer === 'dropped') {
			request.socket.destroy();
			return;
		}
		entry.status = answer.status;
		send(response, answer, fault);
	};
}

function answerTo(
	service: Service,
	wire: WireRequest,
	routed: Routed,
	fault: Fault,
): Answer | 'dropped' {
	if (fault.afterActing) service.answer(wire, routed);
	if (fault.drop) return 'dropped';
	if (fault.body !== undefined || fault.contentType) return givenAnswer(fault);
	if (fault.status === undefined) return service.answer(wire, routed);
	const failure = failureOfStatus(fault.status, fault.message);
	return failure ? service.answer(wire, routed, failure) : givenAnswer(fault);
}

/** The answer that a fault spells out; nothing of the framework is in it. */
function givenAnswer(fault: Fault): Answer {
	const status = fault.status ?? 200;
	const isText = typeof fault.body === 'string';
	const body = isText ? (fault.body as string) : JSON.stringify(fault.body ?? '');
	const contentType = fault.contentType ?? (isText ? 'text/plain' : 'application/json');
	return {
		status,
		statusText: STATUS_CODES[status] ?? '',
		headers: fault.body === undefined ? {} : { 'content-type': contentType },
		body: fault.body === undefined ? '' : body,
	};
}

function send(response: Response, answer: Answer, fault: Fault): void {
	response.statusCode = answer.status;
	response.statusMessage = answer.statusText;
	const headers = { ...answer.headers, ...fault.headers };
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	if (fault.cutOff) {
		const half = answer.body.slice(0, Math.ceil(answer.body.length / 2));
		response.write(half, () => response.socket?.destroy());
		return;
	}
	// Written before the end, a body goes out in chunks, as the recorded ones do.
	if (answer.body !== '') response.write(answer.body);
	response.end();
}
