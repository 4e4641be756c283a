import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Question } from './question';

/**
 * Lays down what comes out if nobody answers in time: each input item, with the answer's fields
 * empty under `data`. n8n itself hands the input on, and if that holds the `data.approved` of an
 * earlier question, it would count as the answer to this one.
 *
 * For an agent's tool call there is nothing but the answer: n8n looks into the agent's own item
 * for an approval and for words to the agent (`chatInput`).
 */
export function layDownNoAnswer(
	context: IExecuteFunctions,
	question: Question,
	isToolCall: boolean,
): void {
	const data = noAnswer(question);
	const items = context.getInputData().map((item, place): INodeExecutionData => {
		const json = isToolCall ? { data, chatInput: NOBODY } : { ...item.json, data };
		return { ...item, json, pairedItem: { item: place } };
	});
	// n8n keeps this with the execution, and hands it on when the time is over.
	context.getExecuteData().data = { main: [items] };
}

const NOBODY = 'Nobody answered in time, so the tool was not run.';

function noAnswer({ answer }: Question): IDataObject {
	switch (answer.type) {
		case 'approval':
			return { approved: false, respondedAt: null };
		case 'freeText':
			return { text: null, respondedAt: null };
		case 'customForm':
			return Object.fromEntries([
				...answer.fields.map(({ label }) => [label, null]),
				['respondedAt', null],
			]) as IDataObject;
	}
}
