import type { IDataObject } from 'n8n-workflow';

import { refused } from '../../../shared/fields/refusal';
import type { Exchange } from '../../operation/exchange';

/** Checks that there is an account: an empty list means that the login may not see them. */
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
