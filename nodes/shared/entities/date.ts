/**
 * A date of the API in milliseconds since 1970; undefined when it cannot be read. The API promises
 * no format; besides what JavaScript reads there is its framework's `/Date(ms)/`.
 */
export function readDate(date: unknown): number | undefined {
	if (typeof date !== 'string') return undefined;
	const framework = /^\/Date\((-?\d+)/.exec(date);
	const found = framework ? Number(framework[1]) : Date.parse(date);
	return Number.isFinite(found) ? found : undefined;
}
