import type { IDataObject } from 'n8n-workflow';

import { failureError } from '../../../shared/api/failure';
import type { Exchange } from '../../operation/exchange';

/** Checks that the login is known: the server answers 200 for one that it refuses, too. */
export function checkAuthenticated({ context }: Exchange, answer: IDataObject): void {
	if (answer.isAuthenticated === true) return;
	throw failureError(context.getNode(), { method: 'GET', status: 401 });
}
