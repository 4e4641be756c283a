import { PHONE_USER_ROLES } from '../../shared/api/roles';
import type { Session } from '../../shared/entities/session';
import type { Filter } from '../filters';
import { customerFilter, endpointFilter, numberFilter, optionFilter } from '../filters';
import { listByDay } from '../service';
import type { Source } from '../sources';
import type { SessionEvent } from './events';
import { EVENTS } from './events';
import { sessionItem } from './item';
import { lookUpSessions } from './lookUp';
import { sampleEvent } from './sample';
import type { Snapshot } from './snapshot';
import type { Sessions } from './tracker';
import { sessionTracker } from './tracker';

type SessionSource = Source<Session, Snapshot, Sessions, SessionEvent>;

const named = (name: string) => ({ name, value: name });

const FILTERS: Array<Filter<Session>> = [
	endpointFilter('sessions'),
	customerFilter('sessions'),
	optionFilter(
		{
			displayName: 'Channel',
			name: 'channel',
			default: 'Voice',
			description: 'Only sessions of this kind',
		},
		['Chat', 'Fax', 'Voice'].map(named),
	),
	optionFilter(
		{
			displayName: 'Direction',
			name: 'direction',
			default: 'Incoming',
			description: 'Only sessions that came in, or only those that went out',
		},
		['Incoming', 'Outgoing'].map(named),
	),
	numberFilter(
		'From Contains',
		'fromContains',
		'sessions whose caller number or address',
		'fromAddress',
	),
	numberFilter(
		'To Contains',
		'toContains',
		'sessions whose called number, address or destination',
		'toAddress',
		'destination',
	),
];

const OF_ALL_SESSIONS = {
	events: EVENTS,
	defaultEvents: ['sessionStarted'],
	filters: FILTERS,
	item: sessionItem,
	sample: sampleEvent,
	plural: 'sessions',
} satisfies Partial<SessionSource>;

/** The live sessions of the phone user whose login it is. */
export const MY_SESSIONS: SessionSource = {
	...OF_ALL_SESSIONS,
	value: 'mySessions',
	name: 'My Sessions',
	action: 'On my calls and chats',
	description: 'The live calls and chats of the phone user whose login is in the credential',
	hasAccounts: false,
	tracker: sessionTracker(false),
	open: (service, _, { hasTime }) => ({
		async page() {
			const answer = await service.get('/sessions/active', undefined, { roles: PHONE_USER_ROLES });
			return { things: service.list(answer, 'sessions'), hasMore: false };
		},
		lookUp: async (ids) => await lookUpSessions(service, ids, hasTime),
	}),
	nothing: {
		message: 'No session is live right now',
		description:
			"Start a call or a chat with the phone user whose login is in the credential, and execute the step again while it is live. With 'Account Sessions' under 'Trigger On', calls that are over can be shown too.",
	},
};

/** All sessions of the chosen accounts, by the days on which they began. */
export const ACCOUNT_SESSIONS: SessionSource = {
	...OF_ALL_SESSIONS,
	value: 'accountSessions',
	name: 'Account Sessions',
	action: 'On calls and chats of whole accounts',
	description:
		'All calls and chats of whole accounts, also those that began and ended between two polls; for managers',
	hasAccounts: true,
	tracker: sessionTracker(true),
	open: (service, scope, { now, hasTime }) => ({
		...listByDay(
			service,
			{
				url: '/sessions',
				sortField: 'dateCreated',
				days: (startDate, endDate) => ({ startDate, endDate }),
			},
			scope,
			now,
		),
		lookUp: async (ids) => await lookUpSessions(service, ids, hasTime),
	}),
	nothing: {
		message: 'The chosen accounts had no session since yesterday',
		description:
			'Call one of their numbers or write to one, and execute the step again. The list reaches back to yesterday.',
	},
};
