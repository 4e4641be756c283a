import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { startToday } from './clock';

/**
 * An empty sandbox whose clock the test turns. It stands where the test's own one does, since the
 * trigger asks by day.
 */
export async function quietSandbox(timeOfDay = '12:00:00'): Promise<Sandbox> {
	startToday(timeOfDay);
	const startAt = new Date(Date.now()).toISOString();
	return await startSandbox({ clock: 'manual', startAt, empty: true });
}

/** A quiet sandbox for each test of the surrounding block. */
export function useQuietSandbox() {
	const service = {} as { sandbox: Sandbox };
	beforeEach(async () => {
		service.sandbox = await quietSandbox();
	});
	afterEach(async () => await service.sandbox.stop());
	return service;
}
