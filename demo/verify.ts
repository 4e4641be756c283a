import { isDeepStrictEqual } from 'node:util';
import type { Finding } from './finding';

/** Compares what was seen with what was expected. The claim of a failed finding says what differs. */
export async function verify(
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
