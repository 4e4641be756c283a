import type { IDataObject } from 'n8n-workflow';

import { failureError } from '../../../shared/api/failure';
import { readable } from '../../../shared/api/response';
import { membersOf } from '../../../shared/entities/session';
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

/** Checks that the login is known: the server answers 200 for one that it refuses, too. */
export function checkAuthenticated({ context }: Exchange, answer: IDataObject): void {
	if (answer.isAuthenticated === true) return;
	throw failureError(context.getNode(), { method: 'GET', status: 401 });
}

/** Checks that the member has left: the server answers 200 for a member that it does not know. */
export function checkMemberLeft({ context, values }: Exchange, answer: IDataObject): void {
	const asked = String(values.memberId).toLowerCase();
	const isStillIn = membersOf(answer).some(({ identity }) => identity?.toLowerCase() === asked);
	if (!isStillIn) return;
	throw refused(
		context.getNode(),
		`'${String(values.memberId)}' is still a member of the session`,
		'Evo Voice knows members by the very email or number that they joined with. Choose the member from the list.',
	);
}

/** Checks that the user has the roles: the server may ignore those that others than system administrators send. */
export function checkRoles({ context, values }: Exchange, answer: IDataObject): void {
	const asked = values.roles as string[] | undefined;
	if (!asked || !Array.isArray(answer.roles)) return;
	const now = answer.roles.map(String);
	if (asked.length === now.length && asked.every((role) => now.includes(role))) return;
	throw refused(
		context.getNode(),
		`The user still has the roles ${now.join(', ') || '(none)'}`,
		'Evo Voice lets system administrators alone change roles. Other fields of this step were changed.',
	);
}

/**
 * Whether a report can be downloaded.
 *
 * @throws NodeApiError with what Evo Voice says about a report that could not be made
 */
export function isReportReady({ context }: Exchange, report: IDataObject): boolean {
	if (report.status !== 'Error') return report.status === 'Completed';
	const name = `The report '${String(report.name ?? report.id)}'`;
	throw refused(
		context.getNode(),
		readable(report.statusMessage) ?? `${name} could not be made`,
		`${name} could not be made. Check the fields of the step that runs it, and run it again.`,
	);
}
