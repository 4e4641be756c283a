import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';

import { fetchSample } from './sample';
import { cronFor } from './schedule';
import { knownLogin } from './service/service';
import { readSetup, whatIsAsked } from './setup';
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
	// Nodes that ask for the same look in the same second.
	const asked = whatIsAsked(await knownLogin(this), setup);
	const expression = cronFor(setup.checkEvery, asked);
	this.helpers.registerCron({ expression }, async () => await watcher.tick());
	return { closeFunction: async () => watcher.close() };
}
