import type { IncomingHttpHeaders } from 'node:http';
import type { Office } from '../office/office';
import {
	acceptedFormat,
	failed,
	loginNeeded,
	loginRefused,
	noRoute,
	roleMissing,
	success,
	type Answer,
	type Format,
} from './answer';
import { bind, readBody, readQuery, type Bound } from './binding';
import { ServiceFailure } from './failures';
import type { Form } from './form';
import { Logins, type Login } from './login';
import type { Operation } from './operation';
import { readPath, type RawPath } from './path';
import { Router, type Match } from './router';

/** A request as it came over the wire. */
export interface WireRequest {
	method: string;
	/** Path and query, undecoded. */
	url: string;
	headers: IncomingHttpHeaders;
	/** The text, or what a multipart form held. */
	body: string | Form;
}

/** What is known about a request once its route was found. */
export interface Routed {
	method: string;
	path: RawPath;
	match?: Match;
	operation?: string;
}

/** Answers requests as the recorded framework does, for whatever operations it is given. */
export class Service {
	readonly logins: Logins;
	private readonly router: Router;

	constructor(
		private readonly office: Office,
		makeOperations: (logins: Logins) => Operation[],
	) {
		this.logins = new Logins(() => office.users);
		this.router = new Router(makeOperations(this.logins));
	}

	route(request: WireRequest): Routed {
		const method = verbOf(request);
		const path = readPath(request.url);
		const match = this.router.find(method, path);
		return { method, path, match, operation: match?.operation.name };
	}

	/** What the request asks its operation for; empty where that cannot be read. */
	read(request: WireRequest, { match, path }: Routed): Bound {
		if (!match) return {};
		const bound = this.bindRequest(request, match, readQuery(path.query));
		return bound instanceof ServiceFailure ? {} : bound;
	}

	/** @param fault raised inside the operation instead of running it */
	answer(request: WireRequest, routed: Routed, fault?: ServiceFailure): Answer {
		const { match, path } = routed;
		if (!match) return noRoute(request.method);
		const query = readQuery(path.query);
		const format = match.format ?? acceptedFormat(request.headers.accept, query);
		const bound = this.bindRequest(request, match, query);
		if (bound instanceof ServiceFailure) return failed(match.operation, bound, format, []);

		const { login, tried } = this.logins.identify(request.headers);
		const refusal = refuse(match.operation, routed, login, tried, format);
		if (refusal) return refusal;
		const call = {
			office: this.office,
			request: bound,
			files: typeof request.body === 'string' ? [] : request.body.files,
			origin: `http://${request.headers.host}`,
			user: login.user,
			login,
		};
		return run(match.operation, call, tried, format, match.failure ?? fault);
	}

	private bindRequest(request: WireRequest, match: Match, query: Record<string, string>) {
		const { operation, path } = match;
		const known = Object.keys(operation.fields).map((name) => name.toLowerCase());
		const stranger = Object.keys(path).find((name) => !known.includes(name.toLowerCase()));
		if (stranger !== undefined) {
			const message = `Could not find property ${stranger} on ${operation.name}`;
			return new ServiceFailure(400, 'ArgumentException', message, true);
		}
		const body = readBody(request.headers['content-type'], request.body);
		try {
			return bind(operation.name, operation.fields, { body, path, query });
		} catch (failure) {
			if (failure instanceof ServiceFailure) return failure;
			throw failure;
		}
	}
}

function verbOf(request: WireRequest): string {
	const override = request.headers['x-http-method-override'];
	const isOverridden = request.method === 'POST' && typeof override === 'string';
	return isOverridden ? override.toUpperCase() : request.method;
}

/** The framework's refusals before an operation runs: no login, a wrong one, or a missing role. */
function refuse(
	operation: Operation,
	routed: Routed,
	login: Login,
	tried: boolean,
	format: Format,
): Answer | undefined {
	if (!operation.needs) return undefined;
	const cookies = login.setCookies(tried);
	if (login.refused) {
		return loginRefused(operation, 'Invalid Username or Password', format, cookies);
	}
	const user = login.user;
	if (!user) return loginNeeded(cookies);
	const { anyRole } = operation.needs;
	if (!anyRole || anyRole.some((role) => user.roles.includes(role))) return undefined;
	const pathInfo = `/${routed.path.segments.join('/')}`;
	return roleMissing({ method: routed.method, pathInfo, query: routed.path.query }, cookies);
}

function run(
	operation: Operation,
	call: Parameters<Operation['handle']>[0],
	tried: boolean,
	format: Format,
	fault: ServiceFailure | undefined,
): Answer {
	try {
		if (fault) throw fault;
		const result = operation.handle(call);
		const cookies = call.login.setCookies(tried || call.login.user !== undefined);
		return success(operation, result, format, cookies);
	} catch (failure) {
		if (!(failure instanceof ServiceFailure)) throw failure;
		const cookies = call.login.setCookies(tried || failure.status === 401);
		if (failure.status !== 401) return failed(operation, failure, format, cookies);
		return loginRefused(operation, 'Unauthorized', format, cookies);
	}
}
