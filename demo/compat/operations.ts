import { text } from 'node:stream/consumers';
import { HARBOR_DESK, MAIN_LINE } from '../../sandbox/office/people';
import type { Demo } from '../open';
import type { NodeRun } from '../rest';
import { START, storeSteps, type Step } from '../steps';
import type { Check } from './check';

const byId = (value: unknown) => ({ __rl: true, mode: 'id', value });

/** Names in each item the item of the start that it came of, as an expression finds it. */
const ORIGIN = 'Origin';
const origin: Step = {
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		includeOtherFields: true,
		assignments: {
			assignments: [
				{ id: 'o', name: 'of', type: 'string', value: `={{ $('${START}').item.json.tag }}` },
			],
		},
		options: {},
	},
};

/** Runs nodes one after another and gives the last run of each. */
async function run(demo: Demo, name: string, items: object[], steps: Record<string, Step>) {
	const workflow = await storeSteps(demo, name, items, steps);
	const { status, nodes, error } = await demo.n8n.rest.run(workflow, START);
	if (status !== 'success') throw new Error(`${error?.message} ${error?.description ?? ''}`);
	return (step: string): NodeRun['items'] => nodes[step]?.at(-1)?.items ?? [];
}

const session = (operation: string, more: object = {}): Step => ({
	parameters: { resource: 'session', operation, sessionId: byId('={{ $json.id }}'), ...more },
});

/** One operation of each kind of answer, and what n8n makes of it. */
export const OPERATIONS: Check[] = [
	{
		claim: 'One: each item gets its session, and is linked to it',
		see: async (demo) => {
			const sessions = ['A', 'B'].map((tag) => ({
				tag,
				id: demo.sandbox.office.start({ fromName: `Session ${tag}` }).id,
			}));
			const items = await run(demo, 'One', sessions, { Get: session('get'), [ORIGIN]: origin });
			return [
				items(ORIGIN).map(({ displayName, of }) => [displayName, of]),
				[
					['Session A', 'A'],
					['Session B', 'B'],
				],
			];
		},
	},
	{
		claim: 'Many: the items of a list are linked to the item that asked for it',
		see: async (demo) => {
			const items = await run(demo, 'Many', [{ tag: 'A' }, { tag: 'B' }], {
				List: { parameters: { resource: 'session', operation: 'getActive', limit: 2 } },
				[ORIGIN]: origin,
			});
			return [items(ORIGIN).map(({ of }) => of), ['A', 'A', 'B', 'B']];
		},
	},
	{
		claim: 'Done: a call is hung up',
		see: async (demo) => {
			const { office } = demo.sandbox;
			const { id } = office.start();
			const items = await run(demo, 'Done', [{ id }], { End: session('end') });
			return [
				[items('End'), Boolean(office.get(id)?.ended)],
				[[{ success: true }], true],
			];
		},
	},
	{
		claim: 'Deleted: a file is gone',
		see: async (demo) => {
			const { office } = demo.sandbox;
			const { id } = office.addFile();
			const items = await run(demo, 'Deleted', [{ id }], {
				Delete: {
					parameters: { resource: 'file', operation: 'delete', fileId: byId('={{ $json.id }}') },
				},
			});
			return [
				[items('Delete'), office.files.get(id)],
				[[{ deleted: true }], undefined],
			];
		},
	},
	{
		claim: 'Binary: a file is downloaded, and uploaded again byte by byte',
		see: async (demo) => {
			const { office } = demo.sandbox;
			const { id } = office.addFile({ content: 'Zwölf Bytes' });
			const fileName = 'uploaded again.txt';
			await run(demo, 'Binary', [{ id }], {
				Download: {
					parameters: { resource: 'file', operation: 'download', fileId: byId('={{ $json.id }}') },
				},
				Upload: {
					parameters: {
						resource: 'file',
						operation: 'upload',
						accountId: byId(HARBOR_DESK.id),
						additionalFields: { fileName },
					},
				},
			});
			const uploaded = office.files.all().find((file) => file.fileName === fileName);
			return [uploaded && (await text(uploaded.bytes.open())), 'Zwölf Bytes'];
		},
	},
	{
		claim: 'Waiting: a report is run, waited for, and its rows come out',
		see: async (demo) => {
			const items = await run(demo, 'Waiting', [{}], {
				Run: {
					parameters: { resource: 'report', operation: 'run', report: 'callOutcome' },
				},
				Wait: {
					parameters: { resource: 'report', operation: 'wait', reportId: byId('={{ $json.id }}') },
				},
			});
			return [items('Wait').map(({ status }) => status), ['Completed']];
		},
	},
	{
		claim: 'Continue On Fail: one of three items does not succeed, and says why',
		see: async (demo) => {
			const { office } = demo.sandbox;
			const [first, last] = [office.start(), office.start()];
			const items = await run(
				demo,
				'Continue On Fail',
				[first.id, 'nobodys-session', last.id].map((id) => ({ id })),
				{
					Update: {
						...session('patch', { updateFields: { consoleData: 'Seen' } }),
						onError: 'continueRegularOutput',
					},
				},
			);
			return [
				items('Update').map(({ id, error }) => id ?? String(error).includes('nobodys-session')),
				[first.id, true, last.id],
			];
		},
	},
	{
		claim: 'Refused: a text to no number, before anything is sent',
		see: async (demo) => {
			const { office } = demo.sandbox;
			const said = await run(demo, 'Refused', [{}], {
				Send: {
					parameters: {
						resource: 'message',
						operation: 'send',
						endpointId: byId(MAIN_LINE.id),
						toAddress: 'call me',
						body: 'Hello',
					},
				},
			}).then(
				() => '',
				({ message }: Error) => message,
			);
			const sent = office.messages.all().filter(({ otherAddress }) => otherAddress === 'call me');
			return [
				[said.includes('To Number'), sent],
				[true, []],
			];
		},
	},
];
