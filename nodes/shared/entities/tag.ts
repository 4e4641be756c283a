/**
 * The names of tags, or of other things that have one, with commas between. The API does not tell
 * the fields of a tag; one without a name is passed over.
 */
export const namesOf = (tags: unknown): string =>
	(Array.isArray(tags) ? tags : [])
		.map((tag) => (tag as { name?: unknown } | null)?.name)
		.filter((name) => typeof name === 'string' && name !== '')
		.join(', ');
