import { entity } from './entity';

/**
 * An object of which nobody knows what it holds; it is returned as it comes.
 *
 * @param identifier the field for an entry that is a single value
 */
export const undocumented = (identifier: string) =>
	entity({
		label: 'result',
		plural: 'results',
		missing: 'Search again.',
		identifier,
		fields: {},
		simplified: [],
	});
