import { HARBOR_DESK } from '../../sandbox/office/people';
import type { Item } from './publishedTrigger';
import { Trigger, credentialsFor } from './publishedTrigger';
import { useQuietSandbox } from './quietSandbox';

/** Who writes unless a test says otherwise. */
export const MIA = '+15557654321';

/** A fresh, empty sandbox for each test, texts that come in, and a trigger that watches them. */
export function useTexts() {
	const service = useQuietSandbox();
	const text = (said: string, from = MIA) => {
		// Dates of the service are whole seconds, and its clock goes as n8n's does.
		const behind = Date.now() - service.sandbox.clock.now().getTime();
		service.sandbox.clock.advance(Math.max(1_000, behind));
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
