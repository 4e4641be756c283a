/** What was really given: a field that is there without a value must not replace a plausible one. */
export function withoutUndefined<T extends object>(given: T): T {
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}
