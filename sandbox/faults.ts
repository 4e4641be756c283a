import { checkFault } from './faultCheck';

/** Something that goes wrong on demand, for the next requests that fit. */
export interface Fault {
	/** Only requests with this method. */
	method?: string;
	/** Only requests whose raw path, query included, starts with this text or fits the pattern. */
	path?: string | RegExp;
	/** Only requests that lead to this operation, whatever the route. */
	operation?: string;
	/** Only requests whose body contains this text. */
	contains?: string;
	/** For how many requests it holds; 1 unless said otherwise. */
	times?: number;
	/**
	 * Status of the answer. Without body and content type, a status that the framework gives to a
	 * failure of an operation (400, 403, 404, 405, 409, 500) is raised inside the operation, so the
	 * answer looks as the framework's would; any other comes with an empty body.
	 */
	status?: number;
	/** Message of a failure that is raised inside the operation. */
	message?: string;
	headers?: Record<string, string>;
	body?: string | object;
	contentType?: string;
	/** Waits so long before anything else happens; in real time. */
	delayMs?: number;
	/** The connection is closed without an answer, and the operation is not run. */
	drop?: boolean;
	/** The operation is run, half of its answer is sent, then the connection is closed. */
	cutOff?: boolean;
	/** With `drop` or `status`: the operation is run first, and only its answer is lost. */
	afterActing?: boolean;
}

export interface Asked {
	method: string;
	path: string;
	operation?: string;
	/** The body, where it is text. */
	body?: string;
}

/** The faults that are waiting for a request that fits. */
export class Faults {
	private waiting: Array<{ fault: Fault; left: number }> = [];

	/** @throws Error for a fault that cannot be */
	add(fault: Fault): void {
		checkFault(fault);
		this.waiting.push({ fault, left: fault.times ?? 1 });
	}

	clear(): void {
		this.waiting = [];
	}

	/** The first fault that fits the request; it is used up by one. */
	take(asked: Asked): Fault | undefined {
		const found = this.waiting.find(({ fault }) => fits(fault, asked));
		if (!found) return undefined;
		found.left -= 1;
		if (found.left <= 0) this.waiting = this.waiting.filter((entry) => entry !== found);
		return found.fault;
	}
}

function fits(fault: Fault, asked: Asked): boolean {
	// A login is an operation that clients add by themselves; only a fault that names it is for it.
	const isNamed = fault.operation !== undefined || fault.path !== undefined;
	if (asked.operation === 'Authenticate' && !isNamed) return false;
	if (fault.method && fault.method.toUpperCase() !== asked.method) return false;
	if (fault.operation && fault.operation !== asked.operation) return false;
	if (fault.contains && !asked.body?.includes(fault.contains)) return false;
	if (typeof fault.path === 'string') return asked.path.startsWith(fault.path);
	return fault.path ? fault.path.test(asked.path) : true;
}
