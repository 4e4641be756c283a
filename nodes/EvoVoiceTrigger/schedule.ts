import type { CronExpression } from 'n8n-workflow';

import { fingerprint } from './text';

/** What can be chosen under 'Check Every', in seconds. Each divides the last one. */
export const INTERVALS: readonly number[] = [5, 10, 15, 30, 60, 300];

export const DEFAULT_INTERVAL = 15;

/**
 * When to look: every so many seconds, beginning at one that depends on what is asked. So many
 * workflows that ask for different things do not all ask in the same second, while those that ask
 * for the same do, and share the answer.
 *
 * @param every seconds, one of {@link INTERVALS}
 * @param asked names what is asked, the login included
 */
export function cronFor(every: number, asked: string): CronExpression {
	const start = parseInt(fingerprint(asked).slice(-6), 36) % every;
	const expression =
		every < 60
			? `${start}-59/${every} * * * * *`
			: `${start % 60} ${Math.floor(start / 60)}-59/${every / 60} * * * *`;
	return expression as CronExpression;
}
