import { readField } from '../../../shared/fields/field';
import { checkFlow, isPart } from '../../../shared/fields/flowJson';
import type { Values, Answer } from '../../operation/operation';
import { changesOfFlow } from '../fields/flow';

/**
 * Checks nodes that are to lead to the exits that are there, and exits to which the nodes that are
 * there lead: with only one of them at hand, the flow is read first.
 */
export const checkingWholeFlow = (answer: Answer): Answer => ({
	...answer,
	async run(exchange) {
		const changes = exchange.values.json as Values;
		if (isPart(changes)) {
			const { url } = exchange.request;
			const { nodes, exits } = await exchange.send({ method: 'GET', url });
			const read = () => checkFlow({ nodes, exits, ...changes });
			readField(() => exchange.context.getNode(), { ...changesOfFlow, read }, changes);
		}
		return await answer.run(exchange);
	},
});
