import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { MAIN_LINE } from '../../sandbox/office/people';
import { withCredential } from '../examples';
import type { Demo } from '../open';
import type { Execution, WorkflowJson, WorkflowNode } from '../rest';

/** A question that was sent: the execution that waits for its answer, and what the person got. */
export interface Asked {
	executionId: string;
	/** Who was asked. */
	number: string;
	/** The text without the address. */
	message: string;
	address: string;
}

/** Nodes of a workflow that asks. */
export const START = 'Start';
const ASK = 'Ask';
const APPROVED = 'Approved';
const NOT_APPROVED = 'Not approved';
const GOES_ON = 'Goes on';

const ASKED_WITHIN_MS = 30_000;
const ENDED_WITHIN_MS = 30_000;
const ANSWERED_AGO_MS = 120_000;

let numbers = 0;

/** A number that was not texted before and does not answer by itself. */
export const nextNumber = () => `+1202555${String(++numbers).padStart(4, '0')}`;

/** The fields of Send and Wait for Response for a phone on the computer that n8n runs on. */
export const askParameters = (number: string, { options, ...more }: Record<string, unknown>) => ({
	resource: 'message',
	operation: 'sendAndWait',
	endpointId: { __rl: true, mode: 'id', value: MAIN_LINE.id },
	toAddress: number,
	...more,
	options: { skipAddressCheck: true, ...(options as object) },
});

/** For questions with two buttons. */
export const APPROVE_OR_DECLINE = { approvalOptions: { values: { approvalType: 'double' } } };

/** A limit of so many seconds, which n8n's field takes in minutes. */
export const limitOf = (seconds: number) => {
	const values = {
		limitType: 'afterTimeInterval',
		resumeAmount: seconds / 60,
		resumeUnit: 'minutes',
	};
	return { limitWaitTime: { values } };
};

/** A workflow that asks about its first item, and takes one of two branches if that is an approval. */
export function questionWorkflow(
	number: string,
	parameters: Record<string, unknown>,
	start: Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters'> & { webhookId?: string },
): WorkflowJson {
	const node = (name: string, type: string, typeVersion: number, more: object) => {
		const [id, position] = [name, [0, 0] as [number, number]];
		return {
			id,
			name,
			type,
			typeVersion,
			position,
			parameters: more as WorkflowNode['parameters'],
		};
	};
	const to = (...names: string[]) => ({
		main: names.map((name) => [{ node: name, type: 'main', index: 0 }]),
	});
	const isApproval = parameters.responseType === undefined;
	const condition = {
		id: 'approved',
		leftValue: '={{ $json.data.approved }}',
		rightValue: '',
		operator: { type: 'boolean', operation: 'true', singleValue: true },
	};
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 };
	const conditions = { options, conditions: [condition], combinator: 'and' };
	return {
		name: `Ask ${number}`,
		settings: { executionOrder: 'v1' },
		nodes: [
			{ id: START, name: START, position: [0, 0], ...start },
			node(ASK, 'n8n-nodes-evovoice.evoVoice', 1, askParameters(number, parameters)),
			node('Approved?', 'n8n-nodes-base.if', 2.2, { conditions, options: {} }),
			...[APPROVED, NOT_APPROVED, GOES_ON].map((name) => node(name, 'n8n-nodes-base.noOp', 1, {})),
		],
		connections: {
			[START]: to(ASK),
			[ASK]: to(isApproval ? 'Approved?' : GOES_ON),
			'Approved?': to(APPROVED, NOT_APPROVED),
		},
	};
}

/**
 * Runs a workflow by hand that asks, and waits until the text has arrived.
 * @throws Error when the execution ends instead of waiting
 */
export async function ask(
	demo: Demo,
	parameters: Record<string, unknown>,
	items: object[] = [{}],
	settings: Partial<WorkflowNode> = {},
): Promise<Asked> {
	const { number, executionId } = await beginToAsk(demo, parameters, items, settings);
	return untilAsked(demo, number, executionId);
}

/**
 * Runs a workflow by hand that asks about some items.
 * @param settings what is set for the node beside its parameters
 */
export async function beginToAsk(
	demo: Demo,
	parameters: Record<string, unknown>,
	items: object[],
	settings: Partial<WorkflowNode> = {},
) {
	const number = nextNumber();
	const start = { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
	const workflow = questionWorkflow(number, parameters, start);
	Object.assign(
		workflow.nodes.find(({ name }) => name === ASK)!,
		settings,
	);
	const stored = await demo.n8n.rest.createWorkflow({
		...withCredential(workflow, demo.credential),
		pinData: { [START]: items.map((json) => ({ json })) },
	});
	return { number, executionId: await demo.n8n.rest.begin(stored, START) };
}

/**
 * Waits until a text has arrived, and the execution that sent it waits.
 * @throws Error when that does not happen
 */
export async function untilAsked(
	{ n8n, sandbox }: Pick<Demo, 'n8n' | 'sandbox'>,
	number: string,
	executionId?: string,
): Promise<Asked> {
	const deadline = Date.now() + ASKED_WITHIN_MS;
	for (;;) {
		const [text, ...more] = sandbox.office.messages.all().filter(isTo(number));
		const id = executionId ?? /\/webhook-waiting\/(\d+)/.exec(text?.text ?? '')?.[1];
		const status = id && (await n8n.rest.statusOf(id));
		if (text && status === 'waiting') {
			if (more.length > 0) throw new Error(`${number} got ${more.length + 1} texts`);
			const lines = text.text.split('\n');
			return { executionId: id!, number, address: lines.pop()!, message: lines.join('\n') };
		}
		if (status === 'error') {
			const { error } = await n8n.rest.finished(id!, 0);
			throw new Error(`n8n could not ask: ${error?.message}`);
		}
		if (Date.now() > deadline)
			throw new Error(`${number} was not asked: the execution is ${status}`);
		await pause(200);
	}
}

const isTo =
	(number: string) =>
	({ otherAddress }: { otherAddress: string }) =>
		otherAddress === number;

/** The outcome of a question: the branch that the workflow took, and its items. */
export interface Outcome {
	status: Execution['status'];
	branch?: string;
	items?: Array<Record<string, unknown>>;
}

/**
 * Waits for the end of the execution that asked. In the outcome, the time of the answer is `just now`,
 * and the number that was asked is `they`.
 */
export async function outcomeOf(
	{ n8n }: Pick<Demo, 'n8n'>,
	{ executionId, number }: Asked,
	timeoutMs = ENDED_WITHIN_MS,
): Promise<Outcome> {
	const { status, nodes } = await n8n.rest.finished(executionId, timeoutMs);
	const branch = [APPROVED, NOT_APPROVED, GOES_ON].find((name) => nodes[name]);
	if (!branch) return { status };
	const items = nodes[branch].flatMap((run) => run.items);
	const asked = {
		toAddress: number,
		endpointId: MAIN_LINE.id,
		endpointDisplayName: MAIN_LINE.displayName,
	};
	return {
		status,
		branch,
		items: items.map((item) => ({
			...withoutTime(item),
			...(isDeepStrictEqual(item.asked, asked) && { asked: 'they' }),
		})),
	};
}

function withoutTime(item: Record<string, unknown>): Record<string, unknown> {
	const data = item.data as { respondedAt?: string | null } | undefined;
	const age = Date.now() - Date.parse(data?.respondedAt ?? '');
	return age >= 0 && age < ANSWERED_AGO_MS
		? { ...item, data: { ...data, respondedAt: 'just now' } }
		: item;
}

/** The expected outcome of a question whose answer is `answer`. */
export const answered = (branch: string, answer: object): Outcome => ({
	status: 'success',
	branch,
	items: [{ data: { ...answer, respondedAt: 'just now' }, asked: 'they' }],
});
