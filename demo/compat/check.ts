import { verify } from '../verify';
import type { Finding } from '../finding';
import { N8N_VERSIONS } from '../install';
import type { Demo } from '../open';

type See = (demo: Demo) => Promise<[seen: unknown, expected: unknown]>;

/** One check to run in every version of n8n. `claim` is a sentence that is true when it passes. */
export interface Check {
	claim: string;
	see: See;
	/** The first version that can do it, and what is seen in those before. */
	since?: { version: string; before: See; instead: string };
}

export type Outcome = 'ok' | 'absent' | 'FAILED';

/** The result of a check in one version of n8n. */
export interface CheckResult extends Finding {
	check: Check;
	outcome: Outcome;
}

/** Runs one check; in a version that is too old for it, checks what there is instead. */
export async function runCheck(check: Check, demo: Demo, version: string): Promise<CheckResult> {
	const { claim, see, since } = check;
	const isBefore = since && N8N_VERSIONS.indexOf(version) < N8N_VERSIONS.indexOf(since.version);
	const found = await verify(isBefore ? since.instead : claim, () =>
		isBefore ? since.before(demo) : see(demo),
	);
	const outcome = isBefore ? 'absent' : 'ok';
	return { ...found, check, outcome: found.passed ? outcome : 'FAILED' };
}
