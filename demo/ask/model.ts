import { serveModel } from '../model';

/** A stand-in for a language model that does what is planned. */
export interface Model {
	/** Where it speaks OpenAI's chat completions protocol. */
	url: string;
	/** What it was told of its first tool call, by the prompt. */
	told: Map<string, string>;
}

/**
 * Starts a model that answers each prompt with calls of the first tool that it is offered, and with a
 * closing word once it knows what came of them. It ends with the demo.
 * @param plans what it hands over to the tool in each call, by the prompt
 */
export async function startModel(plans: Map<string, object[]>): Promise<Model> {
	const told: Model['told'] = new Map();
	const url = await serveModel(({ messages, tools = [] }) => {
		const prompt = messages.find((message) => message.role === 'user')!.content;
		const result = messages.find((message) => message.role === 'tool');
		if (!result) {
			const tool = tools[0].function.name;
			return plans.get(prompt)!.map((handed) => ({ tool, arguments: handed }));
		}
		told.set(prompt, result.content);
		return { content: 'That is all.' };
	});
	return { url, told };
}
