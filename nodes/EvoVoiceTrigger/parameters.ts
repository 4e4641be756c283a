import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { SOURCES } from './sources';
import type { AnySource } from './sources';
import { titleOf } from './text';

/** What can be chosen under 'Check Every', in seconds. Each divides the last one. */
export const INTERVALS: readonly number[] = [5, 10, 15, 30, 60, 300];
export const DEFAULT_INTERVAL = 15;

/** 60 becomes `1 Minute`. */
function intervalName(seconds: number): string {
	if (seconds < 60) return `${seconds} Seconds`;
	return seconds === 60 ? '1 Minute' : `${seconds / 60} Minutes`;
}

export const INTERVAL_OPTIONS: INodePropertyOptions[] = INTERVALS.map((value) => ({
	name: intervalName(value),
	value,
}));

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
const byLabel = (a: INodeProperties, b: INodeProperties) =>
	a.displayName < b.displayName ? -1 : 1;

/** Sources with the same events, or the same filters, share one field for them. */
function forEach(of: (source: AnySource) => unknown): AnySource[][] {
	const groups = new Map<unknown, AnySource[]>();
	for (const source of SOURCES) groups.set(of(source), [...(groups.get(of(source)) ?? []), source]);
	return [...groups.values()];
}

const shownFor = (sources: AnySource[]) => ({
	show: { source: sources.map(({ value }) => value) },
});

/** The events of a source as options. */
export const eventOptions = ({ events: offered }: AnySource): INodePropertyOptions[] =>
	offered.map(({ value, description }) => ({ name: titleOf(value), value, description }));

function events(sources: AnySource[]): INodeProperties {
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		displayOptions: shownFor(sources),
		options: eventOptions(sources[0]).sort(byName),
		default: [...sources[0].defaultEvents],
		description: 'What the workflow starts on; each event is one item',
	};
}

const filters = (sources: AnySource[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	displayOptions: shownFor(sources),
	default: {},
	description: 'An event is only sent if what it is about meets all of these at that moment',
	options: sources[0].filters.map(({ property }) => property).sort(byLabel),
});

/** For how long a sender has to be quiet. */
export const QUIET: INodeProperties = {
	displayName: 'Combine Messages of One Sender',
	name: 'combineMessages',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 20,
	description:
		'How many seconds a sender has to be quiet before the workflow starts, once and with everything that the sender wrote meanwhile. People often write three short texts instead of one.',
};

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	displayOptions: shownFor(SOURCES.filter(({ debounce }) => debounce)),
	default: {},
	options: [QUIET],
};

const FIRST_SOURCE = SOURCES[0].value;

export const PARAMETERS: INodeProperties[] = [
	{
		// Of a field with this label, n8n's list of nodes offers every choice as a trigger of its own.
		displayName: 'Trigger On',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: SOURCES.map(({ value, name, action, description }) => ({
			name,
			value,
			action,
			description,
		})).sort(byName),
		default: FIRST_SOURCE,
	},
	{
		displayName: 'Account Names or IDs',
		name: 'accounts',
		type: 'multiOptions',
		required: true,
		typeOptions: { loadOptionsMethod: 'getAccounts' },
		displayOptions: shownFor(SOURCES.filter(({ hasAccounts }) => hasAccounts)),
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	...forEach((source) => source.events).map(events),
	{
		displayName: 'Check Every',
		name: 'checkEvery',
		type: 'options',
		noDataExpression: true,
		options: INTERVAL_OPTIONS,
		default: DEFAULT_INTERVAL,
		description:
			'How often to ask Evo Voice for events; the workflow starts once for all that are new',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	...forEach((source) => source.filters).map(filters),
	OPTIONS,
];
