import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { knownLogin, serviceFor } from './service';
import { readSetup } from './setup';

/**
 * "Execute step" in the editor: one recent item to build the workflow with. What the trigger
 * remembers is neither read nor changed.
 *
 * @throws NodeOperationError when there is nothing to show
 */
export async function fetchSample(context: ITriggerFunctions): Promise<IDataObject> {
	const now = Date.now();
	const { source, scope, matches, events, simplify } = readSetup(context);
	const service = serviceFor(context, await knownLogin(context));
	// A person waits: only the newest things of a long list are read.
	const list = source.open(service, scope, { now, hasTime: () => false });
	const { things } = await list.page(0, now);
	const listed = things.flatMap((thing) => source.tracker.read(thing) ?? []);
	const newestFirst = listed
		.sort((a, b) => b.created - a.created)
		.flatMap(({ thing }) => (thing && matches(thing) ? [thing] : []));
	const event = source.sample(newestFirst, events);
	if (event) {
		const detectedAt = new Date(now).toISOString();
		return { event: event.event, detectedAt, ...source.item(event, simplify) };
	}
	const node = context.getNode();
	if (listed.length === 0) {
		const { message, description } = source.nothing;
		throw new NodeOperationError(node, message, { description });
	}
	throw new NodeOperationError(node, `None of the ${source.plural} meets the filters right now`, {
		description: `There are ${listed.length}, but none that meets all 'Filters'. Remove a filter, and execute the step again.`,
	});
}
