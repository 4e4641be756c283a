import { setTimeout as pause } from 'node:timers/promises';
import { publishedWorkflow, QUIET_MS, POLL_INTERVAL_SECONDS } from '../demo/triggerRun';
import { PROCESS, type Cluster } from './cluster';
import { chain, sendText, textsTo, until } from './workflows';

const ACTED_WITHIN_MS = 60_000;

/** Calls that come in, and a published workflow that texts a number about each. */
export interface Calls {
	/** A call comes in; returns the name that the text has for it. */
	comeIn(): string;
	/** The calls that were texted about, in order; twice where two texts went out. */
	textedAbout(): string[];
	/** The processes that sent the texts. */
	sentBy(): string[];
	/** Waits for the text about a call. */
	until(call: string): Promise<void>;
}

/** Publishes the workflow, whose texts go to a number of its own, and waits for its first poll. */
export async function publishCalls(cluster: Cluster, number: string): Promise<Calls> {
	const { office, requests } = cluster.sandbox;
	const [trigger] = publishedWorkflow(POLL_INTERVAL_SECONDS, ['sessionStarted']).nodes;
	const text = sendText(number, `={{ $json.session.displayName }} by ${PROCESS}`);
	const before = requests.length;
	await cluster.publish(chain(`Text ${number} about each call`, trigger, text));
	await until('The first poll', () => requests.length > before, ACTED_WITHIN_MS);
	await pause(QUIET_MS);
	let calls = 0;
	const texts = () => textsTo(cluster, number).map((each) => each.split(' by '));
	const textedAbout = () => texts().map(([call]) => call);
	return {
		comeIn: () => {
			const fromName = `Call ${++calls} of ${number}`;
			office.start({ fromName, callState: 'Connected', members: [] });
			return fromName;
		},
		textedAbout,
		sentBy: () => texts().map(([, process]) => process),
		until: (call) =>
			until(`A text about ${call}`, () => textedAbout().includes(call), ACTED_WITHIN_MS),
	};
}
