import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { Activity } from './activity/activity';
import { deedOf } from './activity/deeds';
import type { Clock } from './clock';
import type { Office } from './office/office';
import type { Fault, Faults } from './faults';
import type { Answer } from './framework/answer';
import { failureOfStatus } from './framework/failures';
import { isMultipart, readForm } from './framework/form';
import type { Routed, Service, WireRequest } from './framework/service';
import { logRequest, type LoggedRequest } from './requestLog';
import { send } from './send';

/** What the API needs besides the service: faults to play and a log to write. */
export interface ApiParts {
	service: Service;
	office: Office;
	activity: Activity;
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
			body: isMultipart(request) ? await readForm(request) : String(request.body ?? ''),
		};
		const routed = parts.service.route(wire);
		const entry = logRequest(parts.requests, wire, {
			at: parts.clock.now().toISOString(),
			operation: routed.operation,
			login: parts.service.logins.identify(wire.headers).login.user?.emailAddress,
		});
		const deed = deedOf(parts.office, routed.operation, parts.service.read(wire, routed));
		const body = typeof wire.body === 'string' ? wire.body : undefined;
		const asked = { method: wire.method, path: wire.url, operation: routed.operation, body };
		const fault = parts.faults.take(asked) ?? {};
		if (fault.delayMs) await wait(fault.delayMs);
		const answer = answerTo(parts.service, wire, routed, fault);
		if (answer !== 'dropped') entry.status = answer.status;
		parts.activity.add(entry, deed);
		if (answer === 'dropped') {
			request.socket.destroy();
			return;
		}
		await send(response, answer, fault);
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
