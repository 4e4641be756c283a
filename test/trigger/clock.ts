const realNow = Date.now;
let ahead = 0;

/** Lets time pass for everything that asks `Date.now`, timers not among them. */
export function letPass(ms: number): void {
	ahead += ms;
	Date.now = () => realNow() + ahead;
}

/** Back to the present. */
export function backToNow(): void {
	ahead = 0;
	Date.now = realNow;
}
