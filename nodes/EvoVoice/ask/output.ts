import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Question } from './question';

const NOBODY_ANSWERED = 'Nobody answered in time, so the tool was not run.';

/** The item that the node outputs when the person has answered. */
export const answeredItem = ({ asked }: Question, data: IDataObject): INodeExecutionData => ({
	json: { data, ...(asked && { asked }) },
	pairedItem: { item: 0 },
});

/**
 * Stores what the node outputs if nobody answers in time: the input items, with empty answer fields
 * under `data`. By default n8n passes the input on, and a `data.approved` of an earlier question in
 * it would count as the answer to this one.
 *
 * For an agent's tool call the output is the answer alone: n8n looks into the agent's own item for
 * an approval and for words to the agent (`chatInput`).
 */
export function storeTimeoutOutput(
	context: IExecuteFunctions,
	question: Question,
	isToolCall: boolean,
): void {
	const { asked } = question;
	const data = emptyAnswer(question);
	const items = context.getInputData().map((item, index): INodeExecutionData => {
		const output = { data, ...(asked && { asked }) };
		const json = isToolCall
			? { ...output, chatInput: NOBODY_ANSWERED }
			: { ...item.json, ...output };
		return { ...item, json, pairedItem: { item: index } };
	});
	// n8n stores this with the execution, and passes it on when the time is over.
	context.getExecuteData().data = { main: [items] };
}

function emptyAnswer({ answer }: Question): IDataObject {
	const respondedAt = null;
	switch (answer.type) {
		case 'approval':
			return { approved: false, respondedAt };
		case 'freeText':
			return { text: null, respondedAt };
		case 'customForm': {
			const fields = answer.fields.map(({ label }) => [label, null] as const);
			return Object.fromEntries([...fields, ['respondedAt', respondedAt]]);
		}
	}
}
