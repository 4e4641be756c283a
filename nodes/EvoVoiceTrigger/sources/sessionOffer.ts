import type { INodeProperties } from 'n8n-workflow';

import { customerFilter, directionFilter, endpointFilter, textFilter } from './filterFields';
import type { Offer } from './offer';
import type { Session } from '../../shared/entities/session';
import type { SessionEvent } from '../sessions/diff';
import { EVENTS } from '../sessions/events';
import { meets } from '../sessions/filters';
import { sessionItem } from '../sessions/items';
import { SESSIONS } from '../sessions/kind';
import { sampleEvent } from '../sessions/sample';
import type { Snapshot } from '../sessions/snapshot';

export type SessionOffer = Offer<Session, Snapshot, SessionEvent>;

const CHANNEL: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	options: [
		{ name: 'Chat', value: 'Chat' },
		{ name: 'Fax', value: 'Fax' },
		{ name: 'Voice', value: 'Voice' },
	],
	default: 'Voice',
	description: 'Only sessions of this kind',
};

/** What both sources of sessions have in common. */
export const SESSION_OFFER = {
	events: EVENTS,
	defaultEvents: ['sessionStarted'],
	filters: [
		CHANNEL,
		customerFilter('sessions'),
		directionFilter('sessions'),
		endpointFilter('sessions'),
		textFilter('From Contains', 'fromContains', 'sessions whose caller number or address'),
		textFilter('To Contains', 'toContains', 'sessions whose called number, address or destination'),
	],
	kind: SESSIONS,
	meets,
	item: sessionItem,
	sample: sampleEvent,
	plural: 'sessions',
} satisfies Partial<SessionOffer>;
