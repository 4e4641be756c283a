import { shown } from '../ask/shown';
import type { Finding } from '../finding';
import { N8N_VERSIONS } from '../install';
import type { Demo } from '../open';

type See = (demo: Demo) => Promise<[seen: unknown, expected: unknown]>;

/** One thing that every version of n8n must show, told in a sentence that holds when it does. */
export interface Check {
	claim: string;
	see: See;
	/** The first version that can do it, and what is seen in those before. */
	since?: { version: string; before: See; instead: string };
}

export type Outcome = 'ok' | 'absent' | 'FAILED';

/** What came of a check in one version of n8n. */
export interface Looked extends Finding {
	check: Check;
	outcome: Outcome;
}

/** Looks at one thing; in a version that is too old for it, at what there is instead. */
export async function lookAt(check: Check, demo: Demo, version: string): Promise<Looked> {
	const { claim, see, since } = check;
	const isBefore = since && N8N_VERSIONS.indexOf(version) < N8N_VERSIONS.indexOf(since.version);
	const found = await shown(isBefore ? since.instead : claim, () =>
		isBefore ? since.before(demo) : see(demo),
	);
	const outcome = isBefore ? 'absent' : 'ok';
	return { ...found, check, outcome: found.passed ? outcome : 'FAILED' };
}
