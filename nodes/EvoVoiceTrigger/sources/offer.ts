import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Filters } from '../filters';
import type { Kind, Seen, Source, Told } from '../kind';
import type { Service } from '../service/service';

/** An event that can be chosen. */
export interface OfferedEvent {
	value: string;
	name: string;
	description: string;
}

/** What the parameters of a node say about what to ask. */
export interface Scope {
	accounts: string[];
	filters: Filters;
}

/** A source as the node offers it. */
export interface Offer<T, S extends Seen<T>, E extends Told<T>> {
	value: string;
	name: string;
	/** As n8n's list of nodes shows it. */
	action: string;
	description: string;
	/** In the order in which those of one thing are told. */
	events: readonly OfferedEvent[];
	defaultEvents: string[];
	/** Whether accounts have to be chosen. */
	hasAccounts: boolean;
	/** What can be chosen under 'Filters'. */
	filters: INodeProperties[];
	/** The filters that the service is asked with. Nodes that agree in these share what they ask. */
	askedWith: string[];
	kind: Kind<T, S, E>;
	/** Whether changes of something alive that the list no longer has are told too. */
	tellsOfUnlisted: boolean;
	open(service: Service, scope: Scope, pace: { now: number; mayGoOn(): boolean }): Source<T, S, E>;
	/** Whether a thing, as it is now, meets all filters. */
	meets(thing: T, filters: Filters): boolean;
	/** What the item of an event says beside the event itself. */
	item(told: E, simplify: boolean): IDataObject;
	/** For events of which several of one sender can be told together. */
	combining?: {
		event: string;
		senderOf(told: E): string;
		/** What the item of several events says, the oldest first. */
		item(told: E[], simplify: boolean): IDataObject;
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

export type AnyOffer = Offer<object, Seen, Told>;
