import { inWords } from './inWords';

/** What n8n tells about the tool call that a human-review node is asked to approve. */
export interface ToolCall {
	/** The tool's name as the model knows it: the node's name with underscores for spaces. */
	name?: string;
	parameters?: unknown;
}

/** What an object becomes when an expression puts it into a text. */
const OBJECT_IN_TEXT = '[object Object]';

/**
 * A message about a tool call with what the agent wants in words. The message that n8n presets for
 * human review holds `{{ $tool.parameters }}`, an object, which a text shows as `[object Object]`;
 * others write it as JSON.
 */
export function withToolInWords(message: string, { name, parameters }: ToolCall): string {
	const named = name ? message.replaceAll(name, name.replaceAll('_', ' ')) : message;
	const written = [
		OBJECT_IN_TEXT,
		...[undefined, 2].map((i) => JSON.stringify(parameters, null, i)),
	];
	const words = inWords(parameters);
	return written.reduce((text, sign) => (sign ? text.replaceAll(sign, () => words) : text), named);
}
