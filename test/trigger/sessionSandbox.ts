import { Trigger, credentialsFor } from './publishedTrigger';
import { useQuietSandbox } from './quietSandbox';

/** The events that a trigger of {@link useWatch} sends unless a test chooses others. */
export const EVENTS = ['sessionStarted', 'sessionHeld', 'sessionEnded'];

/** A fresh, empty sandbox for each test, and a trigger that watches the phone user's sessions in it. */
export function useWatch() {
	const watch = useQuietSandbox();
	const call = (more = {}) =>
		watch.sandbox.office.start({ callState: 'Connected', members: [], ...more });
	const watching = async (parameters = {}) =>
		await Trigger.of(credentialsFor(watch.sandbox), {
			source: 'mySessions',
			events: EVENTS,
			...parameters,
		});
	return { watch, call, watching };
}
