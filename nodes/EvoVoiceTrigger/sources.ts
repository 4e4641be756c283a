import type { IDataObject } from 'n8n-workflow';

import { FILES } from './arrivals/files';
import { MESSAGES } from './arrivals/messages';
import { NOTIFICATIONS } from './arrivals/notifications';
import { REPORTS } from './arrivals/reports';
import type { Origin } from './debounce';
import type { Filter } from './filters';
import type { DetectedEvent, Listed, Tracker } from './poll';
import type { PollBudget, RemoteList } from './scan';
import type { Service } from './service';
import { ACCOUNT_SESSIONS, MY_SESSIONS } from './sessions/sources';

/** What can be chosen under 'Trigger On'. */
export const SOURCES: readonly AnySource[] = [
	MY_SESSIONS,
	ACCOUNT_SESSIONS,
	MESSAGES,
	FILES,
	REPORTS,
	NOTIFICATIONS,
];

/** A source as the node offers it, and how it is polled. */
export interface Source<T, L extends Listed<T>, Memory, E extends DetectedEvent<T>> {
	value: string;
	name: string;
	/** As n8n's list of nodes shows it. */
	action: string;
	description: string;
	/** In the order in which those of one thing are emitted. */
	events: readonly OfferedEvent[];
	defaultEvents: string[];
	/** Whether accounts have to be chosen. */
	hasAccounts: boolean;
	/** Those that the service is asked with stand in the order of the query. */
	filters: ReadonlyArray<Filter<T>>;
	tracker: Tracker<T, L, Memory, E>;
	open(service: Service, scope: Scope, budget: Pick<PollBudget, 'now' | 'hasTime'>): RemoteList<T>;
	/** What the item of an event says beside the event itself. */
	item(event: E, simplify: boolean): IDataObject;
	/** For an event of which several of one sender can become one item. */
	debounce?: Origin & {
		event: string;
		/** What the item of several events says, the oldest first. */
		item(events: E[], simplify: boolean): IDataObject;
	};
	/**
	 * An event to build a workflow with.
	 *
	 * @param things newest first
	 * @param events values of the events to choose from
	 */
	sample(things: T[], events: string[]): E | undefined;
	/** What to say when there is nothing to show, and how to get something. */
	nothing: { message: string; description: string };
	/** How the things are called when the filters leave none of them. */
	plural: string;
}

/** An event that can be chosen; its name is the value in words. */
export interface OfferedEvent {
	value: string;
	description: string;
}

/** What the service is asked for. */
export interface Scope {
	accounts: string[];
	/** The part of the query that the filters make. */
	query: IDataObject;
}

export type AnySource = Source<object, Listed, unknown, DetectedEvent>;
