import type { ITriggerFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { readFilters } from './filters';
import type { Filters } from './filters';
import { DEFAULT_INTERVAL, INTERVALS } from './schedule';
import { OFFERS } from './sources';
import type { AnyOffer } from './sources';

/** An hour: longer than anybody waits for an answer. */
const LONGEST_QUIET = 3_600;

/** What the parameters of the node ask for. */
export interface Setup {
	offer: AnyOffer;
	/** Seconds between two looks. */
	checkEvery: number;
	/** Sorted, so that nodes which watch the same ones ask for the same. */
	accounts: string[];
	events: string[];
	filters: Filters;
	simplify: boolean;
	/** Seconds of quiet after which the messages of one sender are told together; 0 tells each at once. */
	combineAfter: number;
}

/**
 * Reads the parameters. While a workflow is active this can be done once only, when it is switched
 * on: n8n evaluates no expression for a trigger later on.
 *
 * @throws NodeOperationError that names the field which is not right
 */
export function readSetup(context: ITriggerFunctions): Setup {
	const node = context.getNode();
	const list = (name: string) =>
		[context.getNodeParameter(name, [])].flat().map(String).filter(Boolean);
	const source = context.getNodeParameter('source', OFFERS[0].value);
	const offer = OFFERS.find(({ value }) => value === source);
	if (!offer) {
		throw new NodeOperationError(node, `'Trigger On' cannot be '${String(source)}'`, {
			description: `Use one of ${OFFERS.map(({ value }) => value).join(', ')}.`,
		});
	}
	const checkEvery = Number(context.getNodeParameter('checkEvery', DEFAULT_INTERVAL));
	if (!INTERVALS.includes(checkEvery)) {
		throw new NodeOperationError(node, "'Check Every' is not one of the offered times", {
			description: `Use one of ${INTERVALS.join(', ')} (seconds).`,
		});
	}
	const events = list('events');
	if (events.length === 0) {
		throw new NodeOperationError(node, "No event is chosen in 'Events'", {
			description: 'Choose at least one event that the workflow starts on.',
		});
	}
	const unknown = events.find((event) => !offer.events.some(({ value }) => value === event));
	if (unknown !== undefined) {
		throw new NodeOperationError(node, `'${offer.name}' does not tell of '${unknown}'`, {
			description: "Choose the 'Events' anew: each source has its own.",
		});
	}
	const accounts = offer.hasAccounts ? list('accounts').sort() : [];
	if (offer.hasAccounts && accounts.length === 0) {
		throw new NodeOperationError(node, "No account is chosen in 'Account Names or IDs'", {
			description: `Choose at least one account whose ${offer.plural} to watch.`,
		});
	}
	const { combineMessages } = context.getNodeParameter('options', {}) as {
		combineMessages?: unknown;
	};
	const combineAfter =
		offer.combining && combineMessages !== undefined ? Number(combineMessages) : 0;
	if (!(combineAfter >= 0 && combineAfter <= LONGEST_QUIET)) {
		throw new NodeOperationError(node, "'Combine Messages of One Sender' is not a time", {
			description: `Enter how many seconds the sender has to be quiet, ${LONGEST_QUIET} at most.`,
		});
	}
	return {
		offer,
		checkEvery,
		accounts,
		events,
		filters: readFilters(context.getNodeParameter('filters', {})),
		simplify: context.getNodeParameter('simplify', true) as boolean,
		combineAfter,
	};
}

/** Names what is asked of the service, the login included. Nodes that agree in it share a look. */
export function whatIsAsked(login: { key: string }, { offer, accounts, filters }: Setup): string {
	const askedWith = offer.askedWith.map((name) => filters[name] ?? '');
	return JSON.stringify([login.key, offer.value, accounts, askedWith]);
}
