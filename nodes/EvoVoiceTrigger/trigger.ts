import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Session } from '../EvoVoice/session';
import { meets, readFilters } from './filters';
import type { Filters } from './filters';
import { toItem } from './items';
import { pollOnce } from './poll';
import type { SessionSource } from './poll';
import { sampleEvent } from './sample';
import { fingerprint } from './snapshot';
import { accountSessions, mySessions } from './source';

const MINUTE = 60_000;
/** A trigger that was switched off for longer starts afresh instead of telling what it slept through. */
const LONGEST_PAUSE = 15 * MINUTE;
/** The part of n8n's time budget in which new requests are begun; a begun one needs time as well. */
const BUDGET_SHARE = 0.6;

/** A person waits for the test event: only the newest sessions of a long list are read for it. */
const SAMPLE_TIME = 3_000;

/** What the node's parameters ask for. */
interface Setup {
	isAccount: boolean;
	accounts: string[];
	events: string[];
	filters: Filters;
	simplify: boolean;
}

/** The contexts that have polled. n8n makes one for each time that somebody switches a workflow on. */
const polledBefore = new WeakSet<IPollFunctions>();

/** One poll of an active workflow: the chosen events since the last one. */
export async function pollSessions(this: IPollFunctions): Promise<INodeExecutionData[]> {
	const now = Date.now();
	const setup = readSetup.call(this);
	const isSwitchedOn = isFirstOfActivation(this);
	const events = await pollOnce(
		this.getWorkflowStaticData('node'),
		sourceOf(this, setup, now, deadlineOf(this, now)),
		{
			key: await watchKey.call(this, setup),
			matches: (session) => meets(session, setup.filters),
			tellsOfUnlisted: setup.isAccount,
			isStale: (lastPoll) => isSwitchedOn && now - lastPoll > LONGEST_PAUSE,
		},
		now,
	);
	polledBefore.add(this);
	return events
		.filter(({ event }) => setup.events.includes(event))
		.map((event) => toItem(event, now, setup.simplify));
}

/**
 * "Fetch Test Event": one recent item to build the workflow with. The state is not even looked at.
 *
 * @throws NodeOperationError when there is no session to show
 */
export async function fetchSample(this: IPollFunctions): Promise<INodeExecutionData[]> {
	const now = Date.now();
	const setup = readSetup.call(this);
	const { sessions } = await sourceOf(this, setup, now, now + SAMPLE_TIME).list(0);
	const newestFirst = sessions
		.filter((session) => meets(session, setup.filters))
		.sort((a, b) => Date.parse(b.dateCreated ?? '') - Date.parse(a.dateCreated ?? '') || 0);
	const event = sampleEvent(newestFirst, setup.events);
	if (!event) throw nothingToShow.call(this, setup, sessions);
	return [toItem(event, now, setup.simplify)];
}

function readSetup(this: IPollFunctions): Setup {
	const setup = {
		isAccount: this.getNodeParameter('source', 'mySessions') === 'accountSessions',
		accounts: [this.getNodeParameter('accounts', [])].flat().map(String).filter(Boolean),
		events: [this.getNodeParameter('events', [])].flat().map(String),
		filters: readFilters(this.getNodeParameter('filters', {})),
		simplify: this.getNodeParameter('simplify', true) as boolean,
	};
	if (setup.events.length === 0) {
		throw new NodeOperationError(this.getNode(), "No event is chosen in 'Events'", {
			description: 'Choose at least one event that the workflow starts on.',
		});
	}
	if (setup.isAccount && setup.accounts.length === 0) {
		throw new NodeOperationError(this.getNode(), "No account is chosen in 'Account Names or IDs'", {
			description: 'Choose at least one account whose sessions to watch.',
		});
	}
	return setup;
}

/** When to begin no further request. Older versions of n8n give no budget. */
function deadlineOf(context: IPollFunctions, now: number): number {
	return now + (context.getPollBudgetMs?.() ?? 5 * MINUTE) * BUDGET_SHARE;
}

function sourceOf(
	context: IPollFunctions,
	setup: Setup,
	now: number,
	deadline: number,
): SessionSource {
	return setup.isAccount
		? accountSessions(context, setup.accounts, setup.filters, now, deadline)
		: mySessions(context, deadline);
}

/** Differs with whatever decides which sessions there are; the events do not. */
async function watchKey(this: IPollFunctions, setup: Setup): Promise<string> {
	const { environment, baseUrl, username } = await this.getCredentials('evoVoiceApi');
	const { isAccount, accounts, filters } = setup;
	const chosen = isAccount ? [...accounts].sort() : [];
	const sorted = Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1));
	return fingerprint(JSON.stringify([environment, baseUrl, username, isAccount, chosen, sorted]));
}

/**
 * Whether a person has just switched the workflow on. A restart of n8n is `init`, and a poll that
 * n8n's scheduler runs from its database is `update`: both go on where the last poll was.
 */
function isFirstOfActivation(context: IPollFunctions): boolean {
	return context.getActivationMode() === 'activate' && !polledBefore.has(context);
}

function nothingToShow(this: IPollFunctions, { isAccount }: Setup, sessions: Session[]) {
	const node = this.getNode();
	if (sessions.length > 0) {
		return new NodeOperationError(node, 'No session meets the filters right now', {
			description: `There are ${sessions.length} sessions, but none that meets all 'Filters'. Remove one, or start a call or chat that meets them.`,
		});
	}
	return isAccount
		? new NodeOperationError(node, 'The chosen accounts had no session since yesterday', {
				description:
					'Call one of their numbers or write to one, and fetch again. The list reaches back to yesterday.',
			})
		: new NodeOperationError(node, 'No session is live right now', {
				description:
					"Start a call or a chat with the phone user whose login is in the credential, and fetch again while it is live. With 'Account Sessions' as source, calls that are over can be shown too.",
			});
}
