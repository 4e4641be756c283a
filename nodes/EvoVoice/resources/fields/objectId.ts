import type { EntityLabel } from '../../../shared/entities/entity';
import { picker } from '../../../shared/fields/picker';
import { id } from '../../../shared/fields/ids';
import type { OperationField } from '../../operation/operation';

/**
 * Which object an operation works on, as an ID in the path.
 *
 * @param search the list that offers them
 * @param displayName of the kind of object; the parameter and the path say `<label>Id`, such as `logEntryId` for a log entry
 */
export function objectId(
	entity: EntityLabel,
	search: string,
	displayName: string,
	description: string,
	placeholder: string,
): OperationField {
	const label = entity.label
		.toLowerCase()
		.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
	const name = `${label}Id`;
	const hint = 'Get Many returns it as <code>id</code>';
	return {
		property: picker(
			search,
			{ placeholder, hint },
			{ displayName, name, required: true, description },
		),
		to: { part: 'path', name },
		read: id,
		entity,
	};
}
