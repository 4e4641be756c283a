/**
 * Makes time pass faster in the tests of the surrounding block, for what only waits: the timers,
 * `AbortSignal.timeout` and `Date.now` run `times` as fast, so that a pause of 2,000 ms takes 200 ms and
 * still measures as 2,000 ms by `Date.now`. Real time remains in `performance.now`,
 * `node:timers/promises` (and so in the delays of the sandbox's answers), and timeouts of sockets.
 */
export function useFasterTime(times = 10) {
	const { setTimeout, setInterval } = global;
	const { timeout } = AbortSignal;
	beforeEach(() => {
		const [begun, at] = [Date.now(), performance.now()];
		jest
			.spyOn(Date, 'now')
			.mockImplementation(() => Math.round(begun + (performance.now() - at) * times));
		jest
			.spyOn(AbortSignal, 'timeout')
			.mockImplementation((ms) => timeout.call(AbortSignal, Math.ceil(ms / times)));
		const faster =
			(start: typeof setTimeout) =>
			(run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
				start(run, ms / times, ...args);
		jest.spyOn(global, 'setTimeout').mockImplementation(faster(setTimeout) as never);
		jest.spyOn(global, 'setInterval').mockImplementation(faster(setInterval as never) as never);
	});
	afterEach(() => void jest.restoreAllMocks());
}
