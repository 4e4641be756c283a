/** An answer so old is asked for anew. Looks of triggers that share begin in the same second. */
const FRESH_MS = 2_000;

interface Shared {
	askedAt: number;
	isUnderWay: boolean;
	answer: Promise<unknown>;
}

/** What was asked a moment ago or is being asked, in all triggers of this n8n process. */
const shared = new Map<string, Shared>();

/**
 * Asks once for all triggers that want to know the same at the same time. Whoever joins gets the
 * answer, or the failure, of the request that is under way.
 *
 * @param key names the login and everything that is asked; another password is another login
 */
export async function share<T>(key: string, ask: () => Promise<T>): Promise<T> {
	const now = Date.now();
	for (const [other, { askedAt, isUnderWay }] of shared) {
		if (!isUnderWay && Math.abs(now - askedAt) >= FRESH_MS) shared.delete(other);
	}
	const found = shared.get(key);
	if (found) return (await found.answer) as T;
	const entry: Shared = { askedAt: now, isUnderWay: true, answer: ask() };
	shared.set(key, entry);
	try {
		return (await entry.answer) as T;
	} finally {
		entry.isUnderWay = false;
	}
}
