import { launchBrowser } from '../browser';
import type { Finding } from '../finding';
import type { Demo } from '../open';
import { answers } from './answers';
import { hostile } from './hostile';
import { switchOn, type Phone } from './phone';
import { review } from './review';
import { limit, overRestart } from './waiting';

/**
 * Asks people by text in workflows and from agents, all at the same time, and answers on a phone's
 * browser, too late, twice, wrongly, or after a restart of n8n.
 */
export async function runAsk(demo: Demo): Promise<Finding[]> {
	try {
		const phone = await switchOn(await launchBrowser());
		const sideBySide = await Promise.all([
			limit(demo),
			review(demo, phone),
			...answers(demo, phone),
			...hostile(demo),
		]);
		// Alone, since no execution would outlive this that does not wait for somebody.
		const last = await overRestart(demo, phone);
		return [...sideBySide.flat(), last, loadedNothing(phone)];
	} catch (reason) {
		return [{ passed: false, claim: `people can be asked by text (${(reason as Error).message})` }];
	}
}

function loadedNothing({ loadedMore }: Phone): Finding {
	const claim = 'the pages load nothing beside themselves, and work without scripts';
	const also = [...new Set(loadedMore)].map((each) => ` (${each})`).join('');
	return { passed: loadedMore.length === 0, claim: `${claim}${also}` };
}
