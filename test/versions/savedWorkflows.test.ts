import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeParameters } from 'n8n-workflow';

import { AGENT_CHECKS } from '../../demo/agents';
import { isForManagers } from '../../demo/examples';
import type { WorkflowJson } from '../../demo/rest';
import type { Sandbox } from '../../sandbox';
import { HARBOR_DESK, MAIN_LINE } from '../../sandbox/office/people';
import { REPORT_KINDS } from '../../sandbox/office/reportKinds';
import { NUMBER, useAsking } from '../ask/asking';
import { run } from '../engine/harness';
import { useOffice } from '../engine/office';
import { useFasterTime } from '../fasterTime';
import { credentialsFor, Trigger } from '../trigger/publishedTrigger';
import { quietSandbox } from '../trigger/quietSandbox';
import { everyNode, operationsOf, sourcesOf } from './nodes';

/** Workflows as people have them, kept when an operation or a source was new; see CONTRIBUTING.md. */
const FOLDER = path.resolve(__dirname, '../fixtures/saved/v1');
const names = readdirSync(FOLDER).map((file) => path.basename(file, '.json'));

/** The Evo Voice node of a workflow. */
function nodeIn(name: string) {
	const text = readFileSync(path.join(FOLDER, `${name}.json`), 'utf8');
	const { nodes } = JSON.parse(text) as WorkflowJson;
	const node = nodes.find(({ type }) => type.startsWith('n8n-nodes-evovoice.'))!;
	return { ...node, parameters: node.parameters as INodeParameters };
}

const isTrigger = (name: string) => name.startsWith('trigger.');
const isQuestion = (name: string) => name.startsWith('message.sendAndWait.');

describe('an operation', () => {
	// A report is made, and waited for.
	useFasterTime();
	const office = useOffice({ clock: 'real' });

	it.each(names.filter((name) => !isTrigger(name) && !isQuestion(name)))(
		'saved as %s does what it did',
		async (name) => {
			const [resource, operation] = name.split('.');
			const { gives, effect } = AGENT_CHECKS[resource][operation](office.sandbox);
			const { type, typeVersion, parameters } = nodeIn(name);
			const json = gives as { [name: string]: string };
			const { phoneUser, teamLead } = office.sandbox.logins;
			// The editor keeps no operation that is the default of its resource.
			const place = { parameters: { resource, operation } };
			const login = isForManagers(place) ? teamLead : phoneUser;
			const credentials = { ...office.credentials, ...login };
			const { items, error } = await run(credentials, parameters, [{ json }], {
				type,
				typeVersion,
			});
			expect(error).toBeUndefined();
			expect(effect(items.map((item) => item.json))).toBe(true);
		},
	);
});

describe('a question', () => {
	const asking = useAsking();
	const answers: Record<string, [posted: Record<string, string>, data: object]> = {
		approval: [{ decision: 'approve' }, { approved: true }],
		freeText: [{ 'field-0': 'At noon' }, { text: 'At noon' }],
		customForm: [
			{ 'field-0': '2026-03-31', 'field-1': 'Pump' },
			{ Day: '2026-03-31', Parts: ['Pump'] },
		],
	};

	it.each(names.filter(isQuestion))('saved as %s is asked and answered', async (name) => {
		const [posted, data] = answers[name.split('.')[2]];
		const { type, typeVersion, parameters } = nodeIn(name);
		const json = { endpointId: MAIN_LINE.id, toAddress: NUMBER };
		const more = { items: [{ json }], node: { type, typeVersion } };
		const { id, error } = await asking.begin(parameters, more);
		expect(error).toBeUndefined();
		await asking.post(posted);
		const [{ json: answered }] = asking.server.outcomeOf(id)!;
		expect(answered.data).toMatchObject(data);
		expect(asking.texts()).toHaveLength(1);
	});
});

describe('a published trigger', () => {
	let sandbox: Sandbox;
	beforeEach(async () => (sandbox = await quietSandbox()));
	afterEach(async () => await sandbox.stop());

	const happens: Record<string, () => string> = {
		mySessions: () => sandbox.office.start({ fromAddress: '+15035550171' }).id,
		accountSessions: () => sandbox.office.start({ fromAddress: '+15035550171' }).id,
		messages: () => {
			const text = 'Is my appointment at noon?';
			return sandbox.office.receiveText({ from: NUMBER, endpointId: MAIN_LINE.id, text }).id;
		},
		files: () => sandbox.office.addFile({ type: 'VoiceMessage', accountId: HARBOR_DESK.id }).id,
		notifications: () => sandbox.office.notifications.add({ type: 'Sms' }).id,
		reports: () => {
			const login = sandbox.logins.teamLead.username;
			const user = sandbox.office.users.find(({ emailAddress }) => emailAddress === login)!;
			const accountId = HARBOR_DESK.id;
			return sandbox.office.reports.run(REPORT_KINDS[0], { accountId }, user.id).info.id;
		},
	};

	it.each(names.filter(isTrigger))('saved as %s starts the workflow', async (name) => {
		const { parameters } = nodeIn(name);
		const login = isForManagers({ parameters }) ? 'teamLead' : 'phoneUser';
		const trigger = await Trigger.of(credentialsFor(sandbox, login), parameters);
		expect(await trigger.poll()).toBeNull();
		const id = happens[name.split('.')[1]]();
		sandbox.clock.advance(60_000);
		const items = (await trigger.poll()) ?? [];
		expect(JSON.stringify(items)).toContain(id);
	});
});

test('there is a workflow of every operation and every source', async () => {
	const [{ description: action }, { description: trigger }] = await everyNode();
	const operations = operationsOf(action).map(
		({ resource, operation }) => `${resource}.${operation}`,
	);
	const sources = sourcesOf(trigger).map(({ source }) => `trigger.${source}`);
	const questions = ['approval', 'freeText', 'customForm'].map(
		(each) => `message.sendAndWait.${each}`,
	);
	const all = [
		...operations.filter((each) => each !== 'message.sendAndWait'),
		...sources,
		...questions,
	];
	expect([...names].sort()).toEqual([...new Set(all)].sort());
});
