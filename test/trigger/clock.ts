const realNow = Date.now;
let ahead = 0;

/** Lets time pass for everything that asks `Date.now`, timers not among them. */
export function letPass(ms: number): void {
	ahead += ms;
	Date.now = () => realNow() + ahead;
}

/**
 * Today, at this time of the day in UTC, for everything that asks `Date.now`: what a test expects of
 * days must not depend on when it is run.
 */
export function startToday(timeOfDay: string): void {
	const day = new Date(realNow()).toISOString().slice(0, 10);
	startAt(`${day}T${timeOfDay}Z`);
}

/** Sets the clock of everything that asks `Date.now`. @param moment in ISO 8601 */
export function startAt(moment: string): void {
	ahead = Date.parse(moment) - realNow();
	letPass(0);
}
