import { contains } from '../filters';
import type { Filters } from '../filters';
import type { Session } from '../../shared/entities/session';

/** Whether a session, as it is now, meets all filters. */
export function meets(session: Session, filters: Filters): boolean {
	const { direction, channel, fromContains, toContains, endpointId, customerId } = filters;
	return (
		(!direction || session.direction === direction) &&
		(!channel || session.channel === channel) &&
		(!endpointId || session.endpointId === endpointId) &&
		(!customerId || session.customerId === customerId) &&
		(!fromContains || contains(fromContains, session.fromAddress)) &&
		(!toContains || contains(toContains, session.toAddress, session.destination))
	);
}
