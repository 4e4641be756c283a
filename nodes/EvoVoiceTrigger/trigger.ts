import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';

import { fetchSample } from './sample';
import { cronFor } from './schedule';
import { knownLogin } from './service/service';
import { readSetup } from './setup';
import type { Setup } from './setup';
import { Watcher } from './watcher';

/**
 * Begins to look, or serves "Execute step" in the editor.
 *
 * @throws NodeApiError or NodeOperationError when the workflow cannot be switched on like this
 */
export async function startTrigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
	if (this.getMode() === 'manual') {
		return {
			manualTriggerFunction: async () => this.emit([[{ json: await fetchSample(this) }]]),
		};
	}
	const setup = readSetup(this);
	const watcher = new Watcher(this, setup);
	await watcher.begin();
	const expression = cronFor(setup.checkEvery, await whatIsAsked(this, setup));
	this.helpers.registerCron({ expression }, async () => await watcher.tick());
	return { closeFunction: async () => watcher.close() };
}

/** Nodes that agree in this look in the same second. */
async function whatIsAsked(context: ITriggerFunctions, setup: Setup): Promise<string> {
	const { key } = await knownLogin(context);
	const filters = setup.offer.askedWith.map((name) => setup.filters[name] ?? '');
	return JSON.stringify([key, setup.offer.value, [...setup.accounts].sort(), filters]);
}
