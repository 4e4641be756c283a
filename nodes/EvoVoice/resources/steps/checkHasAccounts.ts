import type { IDataObject } from 'n8n-workflow';

import { refused } from '../../../shared/fields/refusal';
import type { Exchange } from '../../operation/exchange';

/** Looks whether there is any account: a list without one says that the login is not meant to see it. */
export function checkHasAccounts(
	{ context, operation, values }: Exchange,
	answer: IDataObject,
): void {
	const { items = [] } = answer;
	const isEmpty = Array.isArray(items) && items.length === 0;
	if (!isEmpty || values.nameFilter || values.specificIds) return;
	throw refused(
		context.getNode(),
		'Evo Voice lists no accounts for this login',
		operation.instead ?? '',
	);
}
