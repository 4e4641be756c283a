import type { IDataObject } from 'n8n-workflow';

import { failureError } from '../../../shared/api/failure';
import type { Exchange } from '../../operation/exchange';

/** Looks whether the login is anybody's: the server may answer nothing for a login that it refuses. */
export function checkAuthenticated({ context }: Exchange, answer: IDataObject): void {
	if (answer.isAuthenticated === true) return;
	throw failureError(context.getNode(), { method: 'GET', status: 401 });
}
