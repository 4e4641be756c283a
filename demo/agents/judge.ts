import type { Finding } from '../finding';
import type { AgentCheck, Items } from './agentCheck';
import type { Tool, ToolInput } from './tool';

/** The answer of a tool. */
export interface Answer {
	isError: boolean;
	text: string;
}

/** A tool as the MCP server lists it. */
export interface ListedTool {
	name: string;
	description?: string;
	inputSchema: { properties?: Record<string, unknown> };
}

/** Operations without a check, and checks without an operation. */
export function judgeCoverage(operations: string[], checked: string[]): Finding[] {
	const unchecked = operations.filter((each) => !checked.includes(each));
	const unknown = checked.filter((each) => !operations.includes(each));
	return [
		...unchecked.map((each) => ({ passed: false, claim: `there is an agent check for ${each}` })),
		...unknown.map((each) => ({ passed: false, claim: `there is an operation ${each}` })),
	];
}

/** Whether a model that sees nothing but the list knows what the tool does and what its fields mean. */
export function judgeListing(
	{ name, operation, sentence, inputs }: Tool,
	listed: ListedTool[],
): Finding {
	const tool = listed.find((each) => each.name === name);
	const fields = (tool?.inputSchema.properties ?? {}) as Record<string, { description?: string }>;
	const isTold = ({ key, description }: ToolInput) =>
		description !== '' && fields[key]?.description === description;
	return {
		passed:
			tool?.description === sentence &&
			isSentence(sentence) &&
			Object.keys(fields).length === inputs.length &&
			inputs.every(isTold),
		claim: `${operation}: a model reads "${tool?.description}" and what to give for ${Object.keys(fields).join(', ')}`,
	};
}

/** A verb, what it is done to, and where. */
function isSentence(text: string): boolean {
	return /^[A-Z][a-z]+( [\w'-]+)+ in Evo Voice$/.test(text);
}

/** Whether a call did what the check claims. */
export function judgeEffect(operation: string, check: AgentCheck, answer: Answer): Finding {
	const items = answer.isError ? undefined : readItems(answer.text);
	const passed = items !== undefined && items.length > 0 && check.effect(items);
	const claim = `${operation}: it ${check.claim}`;
	return { passed, claim: passed ? claim : `${claim} (the answer: ${answer.text})` };
}

function readItems(text: string): Items | undefined {
	try {
		const parsed: unknown = JSON.parse(text);
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

/** Whether a model that reads the answer knows what was wrong and what to do: both the words and a way on. */
export function judgeRefusal(claim: string, answer: Answer, words: string[]): Finding {
	const { isError, text } = answer;
	const [, advice = ''] = text.split('\n\nDetails: ');
	const passed = isError && advice.length > 0 && words.every((word) => text.includes(word));
	return { passed, claim: passed ? claim : `${claim} (the answer: ${text})` };
}
