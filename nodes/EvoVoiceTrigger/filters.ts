import type { Session } from '../EvoVoice/session';

/** The 'Filters' of the node, the pickers reduced to the ID that was chosen. */
export interface Filters {
	direction?: string;
	channel?: string;
	fromContains?: string;
	toContains?: string;
	endpointId?: string;
	customerId?: string;
}

/** Reads the node's parameter; what is empty filters nothing. */
export function readFilters(parameter: unknown): Filters {
	const chosen = Object.entries((parameter ?? {}) as Record<string, unknown>).map(
		([name, value]) => {
			const isPicked = typeof value === 'object' && value !== null && 'value' in value;
			return [name, String((isPicked ? value.value : value) ?? '').trim()];
		},
	);
	return Object.fromEntries(chosen.filter(([, value]) => value !== '')) as Filters;
}

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

function contains(part: string, ...texts: Array<string | undefined>): boolean {
	return texts.some((text) => text?.toLowerCase().includes(part.toLowerCase()));
}
