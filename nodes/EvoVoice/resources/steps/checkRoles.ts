import type { IDataObject } from 'n8n-workflow';

import { refused } from '../../../shared/fields/refusal';
import type { Exchange } from '../../operation/exchange';

/** Looks whether the user has the roles: those that others than system administrators send may be passed over. */
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
