import { serveModel } from '../model';

/** A stand-in for a language model that does what is planned. */
export interface Model {
	/** Where it speaks OpenAI's chat completions protocol. */
	url: string;
	/** The result of its first tool call, by prompt. */
	toolResults: Map<string, string>;
}

/**
 * Starts a model that answers each prompt with calls of its first tool, and with a closing sentence
 * once it has their results. It ends with the demo.
 * @param plans the arguments of each tool call, by prompt
 */
export async function startModel(plans: Map<string, object[]>): Promise<Model> {
	const toolResults: Model['toolResults'] = new Map();
	const url = await serveModel(({ messages, tools = [] }) => {
		const prompt = messages.find((message) => message.role === 'user')!.content;
		const result = messages.find((message) => message.role === 'tool');
		if (!result) {
			const tool = tools[0].function.name;
			return plans.get(prompt)!.map((handed) => ({ tool, arguments: handed }));
		}
		toolResults.set(prompt, result.content);
		return { content: 'That is all.' };
	});
	return { url, toolResults };
}
