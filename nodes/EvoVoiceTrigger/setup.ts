import type { CronExpression, IDataObject, INodeProperties, ITriggerFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Reader } from '../shared/fields/field';
import { readField } from '../shared/fields/field';
import { names } from '../shared/fields/ids';
import { Refusal } from '../shared/fields/refusal';
import { anyOf, oneOf } from '../shared/fields/values';
import { enteredFilters, meetsAll, queryOf } from './filters';
import { DEFAULT_INTERVAL, INTERVAL_OPTIONS, PARAMETERS, QUIET, eventOptions } from './parameters';
import type { KnownLogin } from './service';
import type { AnySource, Scope } from './sources';
import { SOURCES } from './sources';
import { fingerprint } from './text';

/** Seconds; an hour, longer than anybody waits for an answer. */
const LONGEST_QUIET = 3_600;

/** What the parameters of the node ask for. */
export interface Setup {
	source: AnySource;
	/** Seconds from one poll to the next. */
	interval: number;
	events: string[];
	scope: Scope;
	/** Whether a thing, as it is now, meets all filters. */
	matches(thing: object): boolean;
	simplify: boolean;
	/** Seconds without a message of a sender after which all are emitted as one item; 0 is at once. */
	quiet: number;
	/** Names what is watched, the login aside. */
	watched: unknown[];
}

/**
 * Reads the parameters. While a workflow is published this can be done once only, when n8n activates
 * it: n8n evaluates no expression for a trigger later on.
 *
 * @throws NodeApiError or NodeOperationError that names the field which is not right
 */
export function readSetup(context: ITriggerFunctions): Setup {
	const node = context.getNode();
	const read = <T>(property: INodeProperties, reader: Reader, value: unknown) =>
		readField(() => node, { property, read: reader }, value) as T;
	const parameter = <T>(name: string, reader: Reader, fallback: unknown) => {
		const property = PARAMETERS.find((one) => one.name === name)!;
		return read<T>(property, reader, context.getNodeParameter(name, fallback));
	};
	const chosen = parameter('source', oneOf([...SOURCES]), SOURCES[0].value);
	const source = SOURCES.find(({ value }) => value === chosen)!;
	const events = parameter<string[]>('events', anyOf(eventOptions(source)), []);
	if (events.length === 0) {
		throw new NodeOperationError(node, "No event is chosen in 'Events'", {
			description: 'Choose at least one event that the workflow starts on.',
		});
	}
	const accounts = source.hasAccounts ? parameter<string[]>('accounts', names, []).sort() : [];
	if (source.hasAccounts && accounts.length === 0) {
		throw new NodeOperationError(node, "No account is chosen in 'Account Names or IDs'", {
			description: `Choose at least one account whose ${source.plural} to watch.`,
		});
	}
	const { combineMessages = 0 } = context.getNodeParameter('options', {}) as IDataObject;
	const entered = enteredFilters(context.getNodeParameter('filters', {}));
	const filters = Object.fromEntries(
		source.filters.flatMap(({ property, read: reader }) =>
			entered
				.filter(([name]) => name === property.name)
				.map(([name, value]) => [name, read<string>(property, reader, value)]),
		),
	);
	return {
		source,
		interval: Number(parameter('checkEvery', oneOf(INTERVAL_OPTIONS), DEFAULT_INTERVAL)),
		events,
		scope: { accounts, query: queryOf(source.filters, filters) },
		matches: (thing) => meetsAll(source.filters, thing, filters),
		simplify: context.getNodeParameter('simplify', true) as boolean,
		quiet: source.debounce ? read<number>(QUIET, quietTime, combineMessages) : 0,
		watched: [
			source.value,
			// As entered, not as read, and with what another source left behind: published triggers know it so.
			source.hasAccounts ? listed(context.getNodeParameter('accounts', [])).sort() : [],
			entered
				.map(([name, value]) => [name, String(value).trim()])
				.sort(([a], [b]) => (a < b ? -1 : 1)),
		],
	};
}

const listed = (value: unknown) => [value].flat().map(String).filter(Boolean);

const quietTime: Reader = (value) => {
	const seconds = Number(value);
	if (seconds >= 0 && seconds <= LONGEST_QUIET) return seconds;
	throw new Refusal(
		'is not a time',
		`Enter how many seconds the sender has to be quiet, ${LONGEST_QUIET} at most.`,
	);
};

/** Names what is asked of the service. Nodes that agree in it share the answers. */
export const requestKey = (login: KnownLogin, { source, scope }: Setup) =>
	JSON.stringify([login.key, source.value, scope]);

/** Differs with whatever decides which things there are; the events do not. */
export const watchKey = ({ user }: KnownLogin, { watched }: Setup) =>
	fingerprint(JSON.stringify([user, ...watched]));

/**
 * When to poll: every so many seconds, beginning at one that depends on what is asked. So many
 * workflows that ask for different things do not all ask in the same second, while those that ask
 * for the same do, and share the answer.
 *
 * @param interval seconds, one of {@link INTERVALS}
 * @param key names what is asked, the login included
 */
export function cronFor(interval: number, key: string): CronExpression {
	const start = startOf(interval, key);
	const expression =
		interval < 60
			? `${start}-59/${interval} * * * * *`
			: `${start % 60} ${Math.floor(start / 60)}-59/${interval / 60} * * * *`;
	return expression as CronExpression;
}

/** The second of each interval in which the poll begins. */
const startOf = (interval: number, key: string) =>
	parseInt(fingerprint(key).slice(-6), 36) % interval;

/** The number of the cron job's tick at a moment: the same in every n8n process that runs the job. */
export const tickAt = (interval: number, key: string, now: number) =>
	Math.floor((now / 1_000 - startOf(interval, key)) / interval);
