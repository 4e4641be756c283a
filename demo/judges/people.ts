import { setTimeout as pause } from 'node:timers/promises';
import { untilAsked } from '../ask/question';
import { verify } from '../verify';
import { post } from '../ask/visit';
import type { Example } from '../examples';
import { startOf, withValues } from '../examples';
import type { Finding } from '../finding';
import type { Demo } from '../open';
import type { Execution, StoredWorkflow } from '../rest';
import { until } from '../scenes/scene';
import { publish } from '../triggerRun';
import { judge } from '.';
import { STOP } from './answers';

type StoredExample = Example & { workflow: StoredWorkflow };

/** People take 20 seconds at most to reply in the sandbox, n8n and the trigger some more. */
const ANSWERED_WITHIN_MS = 120_000;
/** A number that the office does not know: the only reply is the one sent here. */
const SILENT = '+12025550198';
const PICTURE = '+12025550197';
/** Who is asked for approval. */
const OWNER = '+12025550199';
/** Whom the other half of the pair asks, and who replies in some seconds. */
const ASKED = '+19715550147';
/** In place of minutes. */
const SOON = { lookEveryMinutes: 0.05 };

/** Examples that ask somebody, each with what makes that person answer soon. */
export const PEOPLE: Record<string, (demo: Demo, example: StoredExample) => Promise<Finding[]>> = {
	'ask-and-look-for-reply': async (demo, { key, workflow }) => {
		const [replied, silent, picture] = await Promise.all([
			beginWith(demo, workflow, SOON),
			beginWith(demo, workflow, { ...SOON, to: SILENT, giveUpAfterMinutes: 0.1 }),
			beginWith(demo, workflow, { ...SOON, to: PICTURE }),
		]);
		await Promise.all([reply(demo, SILENT, STOP), reply(demo, PICTURE, '')]);
		return [
			...(await judge(key, evidenceOf(demo, await finished(demo, replied)))),
			await verify('a picture is a reply, without a text', async () => {
				const { status, nodes } = await finished(demo, picture);
				const { from, answer } = nodes['The answer']?.[0].items[0] ?? {};
				return [
					{ status, from, answer },
					{ status: 'success', from: PICTURE, answer: '(a picture, without a text)' },
				];
			}),
			await verify('STOP is no reply; without one it goes on when the time is over', async () => {
				const { status, nodes } = await finished(demo, silent);
				const { 'Nobody answered': nobody, 'Wait a while': waits } = nodes;
				return [
					{ status, from: nobody?.[0].items[0].from, checksAgain: waits.length > 1 },
					{ status: 'success', from: SILENT, checksAgain: true },
				];
			}),
		];
	},
	'ask-for-approval': async (demo, { key, workflow }) => {
		const execution = await begin(demo, workflow);
		const { address } = await untilAsked(demo, OWNER, execution);
		await post(address, { decision: 'approve' });
		return judge(key, evidenceOf(demo, await finished(demo, execution)));
	},
	'reply-resumes-workflow-ask': async (demo, { key, workflow }) => {
		const answering = demo.workflows.find((each) => each.key === 'reply-resumes-workflow-answer')!;
		await publish(demo, answering.workflow);
		const begun = await begin(demo, workflow);
		await reply(demo, ASKED, STOP);
		const execution = await finished(demo, begun);
		await demo.n8n.rest.deactivate(answering.workflow);
		return judge(key, evidenceOf(demo, execution));
	},
};

/** Replies in the second after the question, as dates of texts are whole seconds. */
async function reply({ sandbox: { office } }: Demo, from: string, text: string): Promise<void> {
	await until(() => office.messages.all().some(({ otherAddress }) => otherAddress === from));
	await pause(1000);
	office.receiveText({ from, text });
}

const begin = ({ n8n }: Demo, workflow: StoredWorkflow) =>
	n8n.rest.begin(workflow, startOf(workflow)!);

/** Waits until somebody has replied and the execution has ended. */
export const finished = ({ n8n }: Demo, execution: string) =>
	n8n.rest.finished(execution, ANSWERED_WITHIN_MS);

const evidenceOf = ({ sandbox, chosen }: Demo, execution: Execution) => ({
	execution,
	before: [],
	after: [],
	office: sandbox.office,
	folder: chosen.folder,
});

/** Starts a workflow with other values in its node Question, as somebody does who tries it out. */
export async function beginWith(
	demo: Demo,
	{ nodes, connections, settings, ...workflow }: StoredWorkflow,
	values: Record<string, unknown>,
): Promise<string> {
	const name = `${workflow.name} (tried out)`;
	const copy = withValues({ name, nodes, connections, settings }, 'Question', values);
	return begin(demo, await demo.n8n.rest.createWorkflow(copy));
}
