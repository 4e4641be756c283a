import { setTimeout as pause } from 'node:timers/promises';
import type { Finding } from '../finding';
import type { Demo } from '../open';
import { APPROVE_OR_DECLINE, ask, limitOf, outcomeOf } from './question';
import { verify } from '../verify';
import { headingOf, post, THANKS } from './visit';

const LIMIT_SECONDS = 3;
/** n8n checks once a minute for executions whose time has come. */
export const GOES_ON_WITHIN_MS = 90_000;

/** A question that nobody answers in time. */
export function limit(demo: Demo): Promise<Finding> {
	const claim =
		'Limit Wait Time: an answer that comes too late is not taken; n8n goes on without one, not with the approval that the item brought along';
	return verify(claim, async () => {
		const before = { order: 4711, data: { approved: true } };
		const asked = await ask(
			demo,
			{ message: 'Shall it go out?', ...APPROVE_OR_DECLINE, options: limitOf(LIMIT_SECONDS) },
			[before],
		);
		await pause(LIMIT_SECONDS * 1000 + 500);
		const late = await post(asked.address, { decision: 'approve' });
		const outcome = await outcomeOf(demo, asked, GOES_ON_WITHIN_MS);
		return [
			{ isTaken: headingOf(late) === THANKS, outcome },
			{
				isTaken: false,
				outcome: {
					status: 'success',
					branch: 'Not approved',
					items: [{ ...before, data: { approved: false, respondedAt: null }, asked: 'they' }],
				},
			},
		];
	});
}
