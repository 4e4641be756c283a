/** What is remembered of everything that is followed. */
export interface Base {
	id: string;
	/** Milliseconds since 1970; 0 when the server's date cannot be read. */
	created: number;
	/** It is over: nobody asks any more what became of it when it leaves the list. */
	ended: boolean;
}

/** What a look saw of a thing (a session, a message, a file, a report), or what is remembered of it. */
export interface Seen<T = object> extends Base {
	/** The thing as the server answered it; absent on a remembered one. */
	thing?: T;
}

/** Something that happened to a thing between two looks. */
export interface Told<T = object> {
	event: string;
	thing: T;
}

/** A kind of things that can be followed: what is remembered of one, and which changes tell something. */
export interface Kind<T, S extends Seen<T>, E extends Told<T>> {
	/** `undefined` for what cannot be read: without an ID that is a text nothing can be followed. */
	see(answered: unknown): S | undefined;
	/** What stays remembered of it, now that it was compared with what was remembered before. */
	settle(seen: S, before?: S): S;
	/** The thing as far as it is remembered, for when the server no longer has it. */
	recall(seen: S): T;
	/** What happened since `before`, in order; `before` is undefined for one that was not known. */
	compare(before: S | undefined, after: S): E[];
	/** Columns of the saved state, each a list of words that `escape` made safe. */
	write(seen: S): string[][];
	read(base: Base, columns: string[][]): S;
}

/** What a look-up of one thing gave; `unclear` when the server could not say. */
export type LookUp<T> = T | 'gone' | 'unclear';

/** One page of a list. */
export interface Page {
	things: unknown[];
	hasMore: boolean;
}

/** A list of the service that can be watched. */
export interface Source<T, S extends Seen<T>, E extends Told<T>> {
	kind: Kind<T, S, E>;
	/**
	 * Reads one page, counted from 0, the newest first as far as the server sorts.
	 *
	 * @param since from when on everything is wanted, in milliseconds since 1970
	 * @throws NodeApiError when it cannot be read; nothing is remembered or told then
	 */
	page(page: number, since: number): Promise<Page>;
	/** Reads only these, at most {@link PER_REQUEST} of them; absent where the list cannot do that. */
	only?(ids: string[]): Promise<unknown[]>;
	/** Looks up things that the list no longer has, as far as the time goes. */
	lookUp?(ids: string[]): Promise<Map<string, LookUp<T>>>;
}

/** How many IDs fit into one request. */
export const PER_REQUEST = 100;
