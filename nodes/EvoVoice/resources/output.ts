import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';

import type { Session } from '../session';
import { simplifySession } from '../session';
import { readList } from '../transport';

/** The answer of an operation on one session, in the form that the user chose. */
export function oneSession(this: IExecutePaginationFunctions, answer: IDataObject): IDataObject[] {
	// Some servers say no more than that it is done (204).
	if (Object.keys(answer).length === 0) return [{ success: true }];
	return [inChosenForm.call(this, answer)];
}

/** The answer of an operation that lists sessions: one entry each, up to `limit`. */
export function manySessions(
	this: IExecutePaginationFunctions,
	answer: IDataObject,
): IDataObject[] {
	const sessions = readList(this.getNode(), answer, 'sessions');
	const limit = this.getNodeParameter('returnAll', false)
		? sessions.length
		: (this.getNodeParameter('limit', 50) as number);
	return sessions.slice(0, limit).map((session) => inChosenForm.call(this, session));
}

/** `output` exists where the node is an AI tool, `simplify` everywhere else. */
function inChosenForm(this: IExecutePaginationFunctions, session: IDataObject): IDataObject {
	const simplify = this.getNodeParameter('simplify', true);
	const form = this.getNodeParameter('output', simplify ? 'simplified' : 'raw');
	if (form === 'raw') return session;
	if (form === 'simplified') return simplifySession(session as Session);
	const fields = this.getNodeParameter('fields', []) as string[];
	return Object.fromEntries(
		['id', ...fields].filter((field) => field in session).map((field) => [field, session[field]]),
	);
}
