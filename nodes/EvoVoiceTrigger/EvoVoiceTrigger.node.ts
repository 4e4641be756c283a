import type {
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testLogin } from '../shared/api/testLogin';
import { getAccounts, searchCustomers, searchEndpoints } from '../shared/pickers';
import { PARAMETERS } from './parameters';
import { Poller } from './poller';
import { fetchSample } from './sample';
import { knownLogin } from './service';
import { cronFor, readSetup, requestKey, tickAt } from './setup';

/**
 * Starts a workflow when something happens in Evo Voice. The service offers no webhook, so the node
 * polls it.
 *
 * **When.** n8n calls `trigger()` when it activates the workflow. That reads the parameters
 * (`setup.ts`), polls once and registers a cron job; each tick of it is one more poll. "Execute step"
 * in the editor shows a recent item instead (`sample.ts`) and touches no state.
 *
 * **In which order.** A poll (`poller.ts`) reads the list (`scan.ts`, by way of the `source` and
 * `service.ts`, where triggers that ask for the same share one request), compares it with what it
 * remembers (a `tracker.ts`), keeps the events that are chosen, lets texts wait for more of the same
 * sender (`debounce.ts`), saves the state and emits everything as one execution. A poll that fails
 * changes nothing: the next one finds the same events. `service.ts` also says how long to back off.
 *
 * **Exactly once.** The tracker remembers every thing in the part of the list that is read, and emits
 * only what differs from that. The list is read from the watermark on, which moves on only after a
 * full scan (`scan.ts`). The first full scan is the baseline: it remembers and emits nothing. The new
 * state replaces the old one, in memory and for n8n's database, in the same breath in which the
 * events are emitted (`emit` in `poller.ts`); `state.ts` says what is saved. Where two n8n processes
 * run the same workflow for a moment, a deduplication key lets n8n start it once for equal polls.
 */
export class EvoVoiceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Evo Voice Trigger',
		name: 'evoVoiceTrigger',
		icon: { light: 'file:../../icons/evovoice.svg', dark: 'file:../../icons/evovoice.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter.events.length === 1 ? "On " + $parameter.events[0].replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()) : $parameter.events.length + " events" }}',
		// The same as the action node's: the node panel shows one of the two for both.
		description:
			'Calls, text messages and recordings in Evo Voice: work with them, or start when they come in',
		defaults: { name: 'Evo Voice Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		hints: [
			{
				message:
					'"Execute step" takes something that really happened: steps behind it that send, call or change something reach a real person',
				type: 'warning',
				location: 'outputPane',
				whenToDisplay: 'afterExecution',
			},
		],
		credentials: [{ name: 'evoVoiceApi', required: true, testedBy: 'testLogin' }],
		properties: PARAMETERS,
	};

	methods = {
		credentialTest: { testLogin },
		listSearch: { searchCustomers, searchEndpoints },
		loadOptions: { getAccounts },
	};

	/** @throws NodeApiError or NodeOperationError when the workflow cannot be activated like this */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		if (this.getMode() === 'manual') {
			return {
				manualTriggerFunction: async () => this.emit([[{ json: await fetchSample(this) }]]),
			};
		}
		const setup = readSetup(this);
		const poller = new Poller(this, setup);
		await poller.begin();
		const key = requestKey(await knownLogin(this), setup);
		const expression = cronFor(setup.interval, key);
		const tick = async () => await poller.tick(tickAt(setup.interval, key, Date.now()));
		this.helpers.registerCron({ expression }, tick);
		return { closeFunction: async () => poller.close() };
	}
}
