import { badArgument, missing, notFound, notYours } from '../framework/failures';
import { forUsers, type UserCall } from '../framework/operation';
import type { Tag } from '../office/directoryModel';
import type { CustomerBreadcrumb, CustomerInfo } from '../office/model';
import { textOf } from './reach';

/** The roles that the directory, reports and notifications want, any of them. */
export const OFFICE_ROLES = ['SystemAdministrator', 'Manager', 'Customer'];

/** Declares an operation for those roles. */
export function forOffice(operation: Omit<Parameters<typeof forUsers>[0], 'anyRole'>) {
	return forUsers({ ...operation, anyRole: OFFICE_ROLES });
}

/** A copy of an object that lacks the named fields. */
export function without<T extends object>(object: T, names: readonly string[]): Partial<T> {
	const kept = Object.entries(object).filter(([name]) => !names.includes(name));
	return Object.fromEntries(kept) as Partial<T>;
}

/**
 * The account that a request is about.
 * @throws ServiceFailure 400 without one, 403 for one that the login does not reach
 */
export function accountOf(call: UserCall): string {
	const accountId = String(call.request.accountId ?? '').trim();
	// Assumption: the account is needed, and a foreign one is refused.
	if (!accountId) throw missing('AccountId');
	if (!call.user.accountIds.includes(accountId)) throw notYours();
	return accountId;
}

/**
 * The item with the ID that a request names, if the login may see it.
 * @param what what it is, as the message says it
 * @throws ServiceFailure 404 for an unknown one, 403 for one of a foreign account
 */
export function found<T extends { id: string; accountId?: string }>(
	call: UserCall,
	what: string,
	id: unknown,
	items: T[],
): T {
	const item = items.find((candidate) => candidate.id === id);
	if (!item) throw notFound(`${what} ${String(id ?? '')} was not found`);
	if (!call.user.accountIds.includes(item.accountId ?? '')) throw notYours();
	return item;
}

/**
 * The customer that a field names; none where it is empty.
 *
 * Assumption: it has to be one of the same account.
 */
export function customerIn(
	call: UserCall,
	accountId: string,
	id: unknown,
	fieldName = 'CustomerId',
): CustomerInfo | undefined {
	if (id === undefined || id === '') return undefined;
	const customer = call.office.directory.customer(String(id));
	if (customer?.accountId === accountId) return customer;
	throw badArgument(fieldName, `Customer ${String(id)} is not in the account.`);
}

/** The tags with the IDs that were sent. Assumption: an unknown ID is refused. */
export function tagsOf(call: UserCall, ids: string[]): Tag[] {
	return ids.map((id) => {
		const tag = call.office.directory.tags.find((known) => known.id === id);
		if (!tag) throw badArgument('TagIds', `Tag ${id} was not found.`);
		return tag;
	});
}

/** Whether something has all the tags asked for; true where none is. */
export function hasTags(tags: Tag[] | undefined, wanted: unknown): boolean {
	const ids = (wanted as string[] | undefined) ?? [];
	return ids.every((id) => tags?.some((tag) => tag.id === id));
}

/**
 * Whether something belongs to one of the customers asked for, or to a customer below one of them;
 * true where none is asked for.
 * @param path from the top customer down to the one that it belongs to
 * @param shallow those below do not count
 */
export function isWithin(path: CustomerBreadcrumb[], wanted: unknown, shallow?: unknown): boolean {
	const ids = wanted as string[] | undefined;
	if (!ids?.length) return true;
	const counted = shallow === true ? path.slice(-1) : path;
	return counted.some((step) => ids.includes(step.id));
}

/**
 * The day that a filter gives, as the API writes days; none where it is empty.
 * @throws ServiceFailure 400 for what is no date
 */
export function dayOf(sent: unknown, fieldName: string): string | undefined {
	const text = textOf(sent);
	if (text === '') return undefined;
	// Assumption: whatever can be read as a date is taken, and what cannot is refused.
	if (!Number.isNaN(Date.parse(text))) return text.slice(0, 10);
	throw badArgument(fieldName, 'String was not recognized as a valid date.');
}
