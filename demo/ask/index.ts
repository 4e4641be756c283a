import { launchBrowser } from '../browser';
import type { Finding } from '../finding';
import type { Demo } from '../open';
import { answers } from './answers';
import { dark } from './dark';
import { hostile } from './hostile';
import { switchOn, type Phone } from './phone';
import { overRestart } from './restart';
import { review } from './review';
import { reviewers } from './reviewers';
import { limit } from './waiting';

/**
 * Asks people by text in workflows and from agents, most at the same time, and answers on a phone's
 * browser or by text, too late, twice, wrongly, or after a restart of n8n.
 */
export async function runAsk(demo: Demo): Promise<Finding[]> {
	try {
		const browser = await launchBrowser();
		const phone = await switchOn(browser);
		// First and alone, since no execution would outlive this that does not wait for somebody.
		const asked = await overRestart(demo, phone);
		const sideBySide = await Promise.all([
			...asked,
			limit(demo),
			review(demo, phone),
			reviewers(demo),
			...answers(demo, phone),
			...hostile(demo),
			dark(demo, browser),
		]);
		return [...sideBySide.flat(), loadedNothing(phone)];
	} catch (reason) {
		return [{ passed: false, claim: `people can be asked by text (${(reason as Error).message})` }];
	}
}

function loadedNothing({ loadedMore }: Phone): Finding {
	const claim = 'the pages load nothing beside themselves, and work without scripts';
	const also = [...new Set(loadedMore)].map((each) => ` (${each})`).join('');
	return { passed: loadedMore.length === 0, claim: `${claim}${also}` };
}
