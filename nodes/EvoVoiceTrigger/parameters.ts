import type { INodeProperties } from 'n8n-workflow';

import { DEFAULT_INTERVAL, INTERVALS } from './schedule';
import { OFFERS } from './sources';
import type { AnyOffer } from './sources';

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** Sources with the same events, or the same filters, share one field for them. */
function forEach(of: (offer: AnyOffer) => unknown): AnyOffer[][] {
	const groups = new Map<unknown, AnyOffer[]>();
	for (const offer of OFFERS) groups.set(of(offer), [...(groups.get(of(offer)) ?? []), offer]);
	return [...groups.values()];
}

const shownFor = (offers: AnyOffer[]) => ({
	show: { source: offers.map(({ value }) => value) },
});

function events(offers: AnyOffer[]): INodeProperties {
	const [{ events: offered, defaultEvents }] = offers;
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		displayOptions: shownFor(offers),
		options: offered
			.map(({ name, value, description }) => ({ name, value, description }))
			.sort(byName),
		default: [...defaultEvents],
		description: 'What the workflow starts on; each event is one item',
	};
}

const filters = (offers: AnyOffer[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	displayOptions: shownFor(offers),
	default: {},
	description: 'An event is only sent if what it is about meets all of these at that moment',
	options: offers[0].filters,
});

/** 60 becomes `1 Minute`. */
function inWords(seconds: number): string {
	if (seconds < 60) return `${seconds} Seconds`;
	return seconds === 60 ? '1 Minute' : `${seconds / 60} Minutes`;
}

const COMBINE: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	displayOptions: shownFor(OFFERS.filter(({ combining }) => combining)),
	default: {},
	options: [
		{
			displayName: 'Combine Messages of One Sender',
			name: 'combineMessages',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 20,
			description:
				'How many seconds a sender has to be quiet before the workflow starts, once and with everything that the sender wrote meanwhile. People often write three short texts instead of one.',
		},
	],
};

const FIRST_SOURCE = OFFERS[0].value;

export const PARAMETERS: INodeProperties[] = [
	{
		// Of a field with this label, n8n's list of nodes offers every choice as a trigger of its own.
		displayName: 'Trigger On',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: OFFERS.map(({ value, name, action, description }) => ({
			name,
			value,
			action,
			description,
		})).sort(byName),
		default: FIRST_SOURCE,
		description: 'What to watch',
	},
	{
		displayName: 'Account Names or IDs',
		name: 'accounts',
		type: 'multiOptions',
		required: true,
		typeOptions: { loadOptionsMethod: 'getAccounts' },
		displayOptions: shownFor(OFFERS.filter(({ hasAccounts }) => hasAccounts)),
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	...forEach((offer) => offer.events).map(events),
	{
		displayName: 'Check Every',
		name: 'checkEvery',
		type: 'options',
		noDataExpression: true,
		options: INTERVALS.map((value) => ({ name: inWords(value), value })),
		default: DEFAULT_INTERVAL,
		description: 'How often to ask Evo Voice for news; an event is told at the next look',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	...forEach((offer) => offer.filters).map(filters),
	COMBINE,
];
