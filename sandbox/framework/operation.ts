import type { Office } from '../office/office';
import type { UserInfo } from '../office/model';
import type { Bound, Fields } from './binding';
import type { UploadedFile } from './form';
import type { Login } from './login';

/** What a handler gets to work with. */
export interface Call {
	office: Office;
	request: Bound;
	/** The files of a multipart form. */
	files: UploadedFile[];
	/** Scheme, host and port by which the client reached the server. */
	origin: string;
	/** Nobody, unless the operation needs a login. */
	user?: UserInfo;
	/** The login behind the request; only the login's own operations change it. */
	login: Login;
}

/**
 * One operation of the API, in the terms of the framework: a request class with typed fields, the
 * routes that lead to it, and who may ask.
 */
export interface Operation {
	name: string;
	/** Verb and path, with fields in braces. */
	routes: Array<readonly [verb: string, path: string]>;
	/** Verbs that it serves by name; those of its routes unless said otherwise. */
	verbs?: string[];
	fields: Fields;
	/** Whether a login is needed, and which roles let in (any of them; none named = all). */
	needs?: { anyRole?: string[] };
	/**
	 * The response's body when it fails, for operations whose Response class has no
	 * `responseStatus`: the framework then answers a failure with that class, empty.
	 */
	emptyResponse?: object;
	/** The result; undefined where the operation has none. */
	handle: (call: Call) => object | undefined;
}

/** A call whose operation needs a login, which the framework has checked by then. */
export type UserCall = Call & { user: UserInfo };

/** Declares an operation that needs a login; its handler can rely on the user. */
export function forUsers(
	operation: Omit<Operation, 'handle' | 'needs'> & {
		anyRole?: string[];
		handle: (call: UserCall) => object | undefined;
	},
): Operation {
	const { anyRole, handle, ...rest } = operation;
	return { ...rest, needs: { anyRole }, handle: (call) => handle(call as UserCall) };
}
