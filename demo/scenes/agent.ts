import { ANNA, CUSTOMER_LINES, ELIF, emailOf } from '../../sandbox/office/people';
import type { Sandbox, SessionInfo } from '../../sandbox';
import { finding } from '../finding';
import { serveModel, type ChatRequest, type Reply } from '../model';
import type { Demo } from '../open';
import type { WorkflowJson } from '../rest';
import { onLine, until, withTrigger, type Scene } from './scene';

const [LINE] = CUSTOMER_LINES.slice(-1);
const ADA = '+12025550181';
const STRANGER = '+12025550182';
const LOST = '+12025550183';
/** Takes no texts any more. */
const LEFT = '+12025550184';
const PICTURE = '+12025550185';
const STOPS = '+12025550186';
const NAME = 'My name is Ada.';
const QUESTION = 'Do you know my name?';
const COMING = 'Somebody is coming.';
const QUIET_SECONDS = 2;

/**
 * Several people write to the agent: one twice, so that it has to remember, one who must not be taken
 * for the first, one who wants a person, and before them one who cannot be answered, one who wants no
 * answer, and one who sends a picture. The model is a stand-in that does what a real one would.
 */
export const agentAnswersTexts = ({ n8n }: Pick<Demo, 'n8n'>): Scene => ({
	async adapt(workflow) {
		const url = await serveModel(script);
		const name = 'Scripted model';
		const id = await n8n.rest.createCredential(name, 'openAiApi', { apiKey: 'none', url });
		const patient = withTrigger(workflow, { options: { combineMessages: QUIET_SECONDS } });
		return withModel(onLine(patient, LINE.id), { id, name });
	},
	async happen(sandbox) {
		const { office } = sandbox;
		office.start({
			channel: 'Chat',
			fromAddress: LOST,
			toAddress: LINE.extraInformation,
			endpointId: ANNA.id,
		});
		const write = (from: string, text: string) =>
			office.receiveText({ from, text, endpointId: LINE.id });
		sandbox.faults.add({ operation: 'SendMessage', contains: LEFT, status: 400, times: 9 });
		write(LEFT, QUESTION);
		write(STOPS, 'Stop.');
		write(PICTURE, '');
		write(ADA, NAME);
		write(STRANGER, QUESTION);
		write(LOST, 'Can I talk to a person, please?');
		await until(() => answersTo(sandbox, ADA).length > 0);
		write(ADA, QUESTION);
	},
	isOver: (_, sandbox) =>
		answersTo(sandbox, ADA).length > 1 &&
		[STRANGER, LOST, PICTURE].every((number) => answersTo(sandbox, number).length > 0),
	judge: (_, sandbox) => {
		const [, remembered] = answersTo(sandbox, ADA);
		const chat = sandbox.office.sessions().find(({ fromAddress }) => fromAddress === LOST);
		return [
			finding(
				answersTo(sandbox, ADA).length === 2 && remembered.includes(NAME),
				`it remembers what somebody wrote before: ${remembered}`,
			),
			finding(
				answersTo(sandbox, STRANGER).length === 1 &&
					!answersTo(sandbox, STRANGER)[0].includes(NAME),
				`and takes nobody for somebody else: ${answersTo(sandbox, STRANGER).join()}`,
			),
			finding(
				chat !== undefined && chat.members.some(({ identity }) => identity === emailOf(ELIF)),
				`who wants a person gets one: ${ELIF.displayName} is a member of the chat`,
			),
			finding(
				answersTo(sandbox, LOST).join() === COMING,
				`and the sender hears of it: ${answersTo(sandbox, LOST).join()}`,
			),
			finding(
				answersTo(sandbox, STOPS).length === 0 && answersTo(sandbox, LEFT).length === 0,
				'STOP is not answered; who cannot be answered costs nobody their answer',
			),
			finding(
				answersTo(sandbox, PICTURE).join().includes('a picture, without a text'),
				'the model learns of a picture that comes without a text',
			),
		];
	},
});

function answersTo({ office }: Sandbox, number: string): string[] {
	const sent = office.messages.all().filter(({ direction, otherAddress, endpointId }) => {
		return direction === 'Outgoing' && otherAddress === number && endpointId === LINE.id;
	});
	return sent.map(({ text }) => text);
}

function withModel(workflow: WorkflowJson, openAiApi: { id: string; name: string }): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.type.endsWith('.lmChatOpenAi') ? { ...node, credentials: { openAiApi } } : node,
	);
	return { ...workflow, nodes };
}

/** Repeats what the sender wrote, or hands over to a person on request. */
function script({ messages }: ChatRequest): Reply {
	const received = messages.filter(({ role }) => role === 'user').map(({ content }) => content);
	const last = messages[messages.length - 1];
	if (!/person/.test(received[received.length - 1]))
		return { content: `You wrote: ${received.join(' ')}` };
	if (last.role !== 'tool') return { tool: 'Get_live_chats', arguments: {} };
	const chat = chatIn(last.content, /You write with (\S+)\./.exec(messages[0].content)?.[1]);
	// Elif may be in other chats of the list already.
	if (JSON.stringify(chat?.members ?? []).includes(ELIF.displayName)) return { content: COMING };
	return { tool: 'Invite_a_colleague', arguments: { Session: chat?.id } };
}

/** The chat with somebody, wherever it is in what a tool answered. */
function chatIn(answer: string, number: string | undefined): Partial<SessionInfo> | undefined {
	let chat: Partial<SessionInfo> | undefined;
	JSON.parse(answer, (_, found: Partial<SessionInfo> | null) => {
		if (found?.channel === 'Chat' && found.fromAddress === number) chat = found;
		return found;
	});
	return chat;
}
