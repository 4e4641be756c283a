import type { INodeParameters } from 'n8n-workflow';

import type { useOffice } from './office';
import { byId } from './office';

/** An update of a session that there is not. */
export const UPDATE = { sessionId: byId('s1'), updateFields: { callState: 'Hold' } };

/** Runs an operation that does not succeed, and returns what n8n shows. */
export async function errorShown(
	office: ReturnType<typeof useOffice>,
	operation = 'session.patch',
	parameters: INodeParameters = UPDATE,
) {
	const { error, items } = await office.run(operation, parameters);
	expect(items).toEqual([]);
	const { message, description = '', httpCode } = error!;
	expect(message).not.toMatch(/status code|axios|undefined|\[object|<html/i);
	expect(`${message} ${description}`).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
	expect(description.length).toBeGreaterThan(20);
	return { message, description, httpCode };
}
