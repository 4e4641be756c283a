import { forUsers, type Operation, type UserCall } from '../framework/operation';
import { LOG_ENTRY_FIELDS, type LogEntryInfo } from '../office/log';
import { inOrder } from '../office/model';
import { dayOf, isWithin } from './belonging';
import { LIST_FIELDS, listResponse } from './lists';
import { accountsOf, contains } from './reach';

/** What stands for the entries of an account itself among the customers asked for. */
const ACCOUNT_LEVEL = '_';

function isOf({ customerBreadcrumb, customerId }: LogEntryInfo, wanted: string[] = []): boolean {
	if (!customerId && wanted.includes(ACCOUNT_LEVEL)) return true;
	return isWithin(customerBreadcrumb, wanted);
}

/** Assumption: days are days in UTC, and the description is looked for as a part. */
function listLogEntries(call: UserCall): object {
	const { request, office } = call;
	const accounts = accountsOf(call);
	const first = dayOf(request.startDate, 'StartDate') ?? '';
	const last = dayOf(request.endDate, 'EndDate') ?? '9999';
	const matching = office.log.list().filter((entry) => {
		const day = entry.dateCreated.slice(0, 10);
		return (
			accounts.includes(entry.accountId) &&
			isOf(entry, request.customerIds as string[] | undefined) &&
			first <= day &&
			day <= last &&
			contains(entry.description, request.description)
		);
	});
	return listResponse(matching, request, (entry) => inOrder(entry, LOG_ENTRY_FIELDS));
}

export const logEntryOperations: Operation[] = [
	forUsers({
		name: 'ListLogEntries',
		// It has no route of its own, and is called by its name.
		routes: [],
		verbs: ['GET'],
		fields: {
			...LIST_FIELDS,
			accountIds: 'list',
			customerIds: 'list',
			startDate: 'text',
			endDate: 'text',
			description: 'text',
		},
		handle: listLogEntries,
	}),
];
