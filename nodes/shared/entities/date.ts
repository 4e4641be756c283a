/** A date and time of ISO 8601 without an offset, which JavaScript takes for the computer's time. */
const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\dT[\d:.]+$/;

/**
 * A date of the API in milliseconds since 1970; undefined when it cannot be read. The API promises
 * no format; besides what JavaScript reads there is its framework's `/Date(ms)/`. A time without an
 * offset is taken for UTC, in which all recorded ones are.
 */
export function readDate(date: unknown): number | undefined {
	if (typeof date !== 'string') return undefined;
	const framework = /^\/Date\((-?\d+)/.exec(date);
	const found = framework
		? Number(framework[1])
		: Date.parse(WITHOUT_OFFSET.test(date) ? `${date}Z` : date);
	return Number.isFinite(found) ? found : undefined;
}
