import { failureOf } from '../../shared/api/failure';
import type { Session } from '../../shared/entities/session';
import type { LookUp } from '../scan';
import type { Service } from '../service';

/** The others are looked up by the next poll. */
const MOST = 100;
const AT_ONCE = 5;

/**
 * Looks up sessions that the list no longer has.
 *
 * @throws NodeApiError when the login is refused or the service asks to back off
 */
export async function lookUpSessions(
	service: Service,
	ids: string[],
	hasTime: () => boolean,
): Promise<Map<string, LookUp<Session>>> {
	const found = new Map<string, LookUp<Session>>();
	for (let at = 0; at < Math.min(ids.length, MOST) && hasTime(); at += AT_ONCE) {
		const some = ids.slice(at, at + AT_ONCE);
		const answers = await Promise.all(some.map(async (id) => await lookUp(service, id)));
		some.forEach((id, index) => found.set(id, answers[index]));
	}
	return found;
}

/** Anything but the session itself or "not found" leaves open what became of it. */
async function lookUp(service: Service, id: string): Promise<LookUp<Session>> {
	return await service.get(`/sessions/${encodeURIComponent(id)}`).then(
		(answer) => ((answer as Session).id === id ? (answer as Session) : 'unclear'),
		async (error: unknown) => {
			const status = failureOf(error)?.status;
			if (status === 404) return 'gone';
			if (status === 401 || status === 429) throw error;
			service.warn(`Evo Voice session ${id} is looked up again by the next poll`, {
				reason: (error as Error).message,
			});
			return 'unclear';
		},
	);
}
