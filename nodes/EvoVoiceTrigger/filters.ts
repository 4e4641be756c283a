/** The 'Filters' of the node, the pickers reduced to the ID that was chosen. */
export type Filters = Partial<Record<string, string>>;

/** Reads the node's parameter; what is empty filters nothing. */
export function readFilters(parameter: unknown): Filters {
	const chosen = Object.entries((parameter ?? {}) as Record<string, unknown>).map(
		([name, value]) => {
			const isPicked = typeof value === 'object' && value !== null && 'value' in value;
			return [name, String((isPicked ? value.value : value) ?? '').trim()];
		},
	);
	return Object.fromEntries(chosen.filter(([, value]) => value !== '')) as Filters;
}

/** Whether one of the texts contains the part, upper or lower case does not matter. */
export function contains(part: string, ...texts: unknown[]): boolean {
	return texts.some(
		(text) => typeof text === 'string' && text.toLowerCase().includes(part.toLowerCase()),
	);
}
