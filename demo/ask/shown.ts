import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../finding';

/**
 * Whether what was seen is what must be. What differs is told along with the claim, and so is why
 * something broke off.
 */
export async function shown(
	claim: string,
	see: () => Promise<[seen: unknown, expected: unknown]>,
): Promise<Finding> {
	try {
		const [seen, expected] = await see();
		const passed = isDeepStrictEqual(seen, expected);
		return { passed, claim: passed ? claim : `${claim} (seen: ${JSON.stringify(seen)})` };
	} catch (reason) {
		return { passed: false, claim: `${claim} (${(reason as Error).message})` };
	}
}
