import type { Sandbox } from '../../sandbox';
import { HARBOR_DESK } from '../../sandbox/office/people';
import type { Item } from './publishedTrigger';
import { Trigger, credentialsFor, quietSandbox } from './publishedTrigger';

/** Who writes unless a test says otherwise. */
export const MIA = '+15557654321';

/** A fresh, empty sandbox for each test, texts that come in, and a trigger that watches them. */
export function useTexts() {
	const service = {} as { sandbox: Sandbox };
	beforeEach(async () => {
		service.sandbox = await quietSandbox();
	});
	afterEach(async () => await service.sandbox.stop());
	const text = (said: string, from = MIA) => {
		// Dates of the service are whole seconds.
		service.sandbox.clock.advance(1_000);
		return service.sandbox.office.receiveText({ from, text: said });
	};
	const watching = async (parameters = {}) =>
		await Trigger.of(credentialsFor(service.sandbox, 'manager'), {
			source: 'messages',
			accounts: [HARBOR_DESK.id],
			events: ['messageReceived', 'messageSent'],
			...parameters,
		});
	return { service, text, watching };
}

/** What was written, by item. */
export const texts = (items: Item[] | null) => (items ?? []).map(({ chatInput }) => chatInput);
