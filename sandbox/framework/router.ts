import { ServiceFailure } from './failures';
import type { Operation } from './operation';
import type { RawPath } from './path';

export interface Match {
	operation: Operation;
	/** Values of the route's fields. */
	path: Record<string, string>;
	/** Set where the way of asking settles the format, whatever the request accepts. */
	format?: 'json';
	/** Raised instead of running the operation. */
	failure?: ServiceFailure;
}

interface Route {
	verb: string;
	segments: string[];
	operation: Operation;
}

/** Finds the operation that a request asks for, by route or by name. */
export class Router {
	private readonly routes: Route[];
	private readonly byName: Map<string, Operation>;

	constructor(operations: Operation[]) {
		this.byName = new Map(operations.map((operation) => [operation.name.toLowerCase(), operation]));
		this.routes = operations
			.flatMap((operation) =>
				operation.routes.map(([verb, path]) => {
					return { verb, segments: path.split('/').filter(Boolean), operation };
				}),
			)
			// A route with fewer fields wins: /sessions/active is not a session called "active".
			.sort((a, b) => fieldCount(a) - fieldCount(b));
	}

	/** The match, or undefined where the framework answers 404 with an empty body. */
	find(verb: string, path: RawPath): Match | undefined {
		return this.findByName(verb, path.segments) ?? this.findByRoute(verb, path.segments);
	}

	private findByRoute(verb: string, sent: string[]): Match | undefined {
		const { segments, format } = withoutJsonEnding(sent);
		const route = this.routes.find(
			(candidate) => candidate.verb === verb && fits(candidate.segments, segments),
		);
		if (!route) return undefined;
		const path = valuesOf(route.segments, segments);
		return { operation: route.operation, path, format };
	}

	/** `/json/reply/{Name}` and `/api/{Name}` lead to an operation without any route. */
	private findByName(verb: string, segments: string[]): Match | undefined {
		const [first, second] = segments.map((segment) => segment.toLowerCase());
		const isReply = first === 'json' && second === 'reply' && segments.length === 3;
		const isApi = first === 'api' && segments.length === 2;
		if (!isReply && !isApi) return undefined;
		const operation = this.byName.get(segments[segments.length - 1].toLowerCase());
		if (!operation) return undefined;
		return { operation, path: {}, format: 'json', failure: wrongVerb(verb, operation) };
	}
}

/** Called by name, an operation that does not serve the verb answers 405. */
function wrongVerb(verb: string, operation: Operation): ServiceFailure | undefined {
	const served = operation.verbs ?? operation.routes.map(([routed]) => routed);
	if (served.includes(verb)) return undefined;
	const method = verb[0] + verb.slice(1).toLowerCase();
	const { name } = operation;
	const message = `Could not find method named ${method}(${name}) or Any(${name}) on Service ${serviceOf(operation)}`;
	return new ServiceFailure(405, 'NotImplementedException', message, true);
}

/** Assumption: operations are kept in one class for each kind of object, named after its route. */
function serviceOf({ routes }: Operation): string {
	const kind = routes[0]?.[1].split('/').find((part) => part && !isField(part)) ?? 'other';
	const [first, ...rest] = kind.replace(/s$/, '');
	return `${first.toUpperCase()}${rest.join('')}Services`;
}

/** A path that ends in `.json` asks for JSON. */
function withoutJsonEnding(segments: string[]): { segments: string[]; format?: 'json' } {
	const last = segments[segments.length - 1];
	if (!last?.toLowerCase().endsWith('.json')) return { segments };
	return { segments: [...segments.slice(0, -1), last.slice(0, -'.json'.length)], format: 'json' };
}

const isField = (segment: string) => segment.startsWith('{');

/** What stands after a field in its segment, such as `.xlsx`. */
const endingOf = (segment: string) => segment.slice(segment.indexOf('}') + 1).toLowerCase();

function fieldCount(route: Route): number {
	return route.segments.filter(isField).length;
}

function fits(route: string[], segments: string[]): boolean {
	if (route.length !== segments.length) return false;
	return route.every((part, index) => {
		const sent = segments[index].toLowerCase();
		if (!isField(part)) return part.toLowerCase() === sent;
		const ending = endingOf(part);
		return sent.endsWith(ending) && sent.length > ending.length;
	});
}

function valuesOf(route: string[], segments: string[]): Record<string, string> {
	const fields = route.flatMap((part, index): Array<[string, string]> => {
		if (!isField(part)) return [];
		const value = segments[index].slice(0, segments[index].length - endingOf(part).length);
		return [[part.slice(1, part.indexOf('}')), value]];
	});
	return Object.fromEntries(fields);
}
