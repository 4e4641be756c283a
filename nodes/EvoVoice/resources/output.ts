import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Session } from '../session';
import { simplifySession } from '../session';
import { readList } from '../transport';

type Shape = (answer: IDataObject) => IDataObject[];

/** Gives the session that an operation answers, in the form that the user chose. */
export function oneSession(this: IExecutePaginationFunctions): Shape {
	const inForm = chosenForm.call(this);
	// Some servers say no more than that it is done (204).
	return (answer) => [Object.keys(answer).length === 0 ? { success: true } : inForm(answer)];
}

/**
 * Gives the sessions that an operation lists, up to the limit.
 *
 * @throws NodeOperationError when the limit is no whole number above zero
 */
export function manySessions(this: IExecutePaginationFunctions): Shape {
	const inForm = chosenForm.call(this);
	const limit =
		String(this.getNodeParameter('returnAll', false)) === 'true' ? Infinity : readLimit.call(this);
	return (answer) => readList(this.getNode(), answer, 'sessions').slice(0, limit).map(inForm);
}

function readLimit(this: IExecutePaginationFunctions): number {
	const given = this.getNodeParameter('limit', 50);
	const limit = typeof given === 'string' && given.trim() ? Number(given) : given;
	if (typeof limit === 'number' && Number.isInteger(limit) && limit > 0) return limit;
	throw new NodeOperationError(this.getNode(), `'Limit' cannot be '${String(given)}'`, {
		description: "Enter a whole number from 1 up, or switch 'Return All' on.",
	});
}

/**
 * `output` exists where the node is an AI tool, `simplify` everywhere else.
 *
 * @throws NodeOperationError when an agent asks for a form that there is not
 */
function chosenForm(this: IExecutePaginationFunctions): (session: IDataObject) => IDataObject {
	const isSimplified = String(this.getNodeParameter('simplify', true)) !== 'false';
	const form = String(this.getNodeParameter('output', isSimplified ? 'simplified' : 'raw'));
	if (form === 'raw') return (session) => session;
	if (form === 'simplified') return (session) => simplifySession(session as Session);
	if (form === 'selected') return selected(this.getNodeParameter('fields', []));
	throw new NodeOperationError(this.getNode(), `'Output' cannot be '${form}'`, {
		description: 'Use one of these: simplified, raw, selected.',
	});
}

/** Agents give a list of fields, or a text with commas between them. */
function selected(given: unknown): (session: IDataObject) => IDataObject {
	const fields = String(given ?? '')
		.split(',')
		.map((field) => field.trim());
	return (session) =>
		Object.fromEntries(
			['id', ...fields]
				.filter((field) => Object.hasOwn(session, field))
				.map((field) => [field, session[field]]),
		);
}
