/**
 * The names of tags, or of other named things, separated by commas. The fields of a tag are not
 * documented; one without a name is left out.
 */
export const namesOf = (tags: unknown): string =>
	(Array.isArray(tags) ? tags : [])
		.map((tag) => (tag as { name?: unknown } | null)?.name)
		.filter((name) => typeof name === 'string' && name !== '')
		.join(', ');
