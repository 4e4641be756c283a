import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { knownLogin, serviceFor } from './service/service';
import { readSetup } from './setup';

/**
 * "Execute step" in the editor: one recent item to build the workflow with. What the trigger
 * remembers is not even looked at.
 *
 * @throws NodeOperationError when there is nothing to show
 */
export async function fetchSample(context: ITriggerFunctions): Promise<IDataObject> {
	const now = Date.now();
	const setup = readSetup(context);
	const { offer, filters, events, simplify } = setup;
	const service = serviceFor(context, await knownLogin(context));
	// A person waits: only the newest things of a long list are read.
	const source = offer.open(service, setup, { now, mayGoOn: () => false });
	const { things } = await source.page(0, now);
	const seen = things.flatMap((thing) => offer.kind.see(thing) ?? []);
	const newestFirst = seen
		.sort((a, b) => b.created - a.created)
		.flatMap(({ thing }) => (thing && offer.meets(thing, filters) ? [thing] : []));
	const told = offer.sample(newestFirst, events);
	if (told) {
		const detectedAt = new Date(now).toISOString();
		return { event: told.event, detectedAt, ...offer.item(told, simplify) };
	}
	const node = context.getNode();
	if (seen.length === 0) {
		const { message, description } = offer.nothing;
		throw new NodeOperationError(node, message, { description });
	}
	throw new NodeOperationError(node, `None of the ${offer.plural} meets the filters right now`, {
		description: `There are ${seen.length}, but none that meets all 'Filters'. Remove a filter, and execute the step again.`,
	});
}
