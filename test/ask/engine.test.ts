import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';

import { byId, itemsOf } from '../engine/office';
import { MAIN_LINE } from '../../sandbox/office/people';
import { BOTH, MINUTE, NUMBER, useAsking } from './asking';
import type { Begun } from './waitingServer';
import { HITL_TYPE } from './waitingServer';

const asking = useAsking();
const { office, begin, texts, address, open, post } = asking;
afterEach(() => jest.useRealTimers());

const ASKED = {
	toAddress: NUMBER,
	endpointId: MAIN_LINE.id,
	endpointDisplayName: MAIN_LINE.displayName,
};

const outcome = ({ id }: Begun) => asking.server.outcomeOf(id)?.map(({ json }) => json);
const dataOf = (begun: Begun) => outcome(begun)?.[0].data as IDataObject;
/** Lets the clock of the node, and nothing else, go on. */
const later = (ms: number) => jest.useFakeTimers({ now: Date.now() + ms, doNotFake: REAL });
const REAL = [
	'hrtime',
	'nextTick',
	'performance',
	'queueMicrotask',
	'setImmediate',
	'clearImmediate',
	'setInterval',
	'clearInterval',
	'setTimeout',
	'clearTimeout',
] as const as never;

describe('a question', () => {
	test('is sent as one text, whose address shows it while the execution waits', async () => {
		const begun = await begin(BOTH);
		expect(begun.run.waitTill).toEqual(WAIT_INDEFINITELY);
		expect(office.arrived()).toMatchObject([{ method: 'POST', path: '/messages', status: 200 }]);
		expect(texts()).toEqual([
			expect.stringMatching(/^Shall order 4711 go out\?\nhttp:\/\/\S+signature=[0-9a-f]{64}$/),
		]);
		const { status, body } = await open();
		expect(status).toBe(200);
		expect(body).toContain('Shall order 4711 go out?');
		expect(outcome(begun)).toBeUndefined();
	});

	test('is kept as it was asked, also under a name with braces and quotes', async () => {
		await begin(
			{ message: '={{ $json.what }} at {{ $now.toMillis() }}?' },
			{ items: itemsOf({ what: 'Go' }), node: { name: 'Ask {{ "x" }} \'y\'' } },
		);
		const [message] = texts()[0].split('\n');
		expect((await open()).body).toContain(message);
	});

	test('is asked about the first of several items with Execute Once', async () => {
		const begun = await begin(
			{ message: '=Shall {{ $json.order }} go?' },
			{ items: itemsOf({ order: 1 }, { order: 2 }), node: { executeOnce: true } },
		);
		expect(texts()).toEqual([expect.stringContaining('Shall 1 go?')]);
		await post({ decision: 'approve' });
		expect(outcome(begun)).toHaveLength(1);
	});

	test('that version 0.1.0 stored is shown and answered', async () => {
		const begun = await begin(BOTH);
		asking.server.changeStored(begun.id, (question) => ({ ...question, asked: undefined }));
		expect((await open()).body).toContain('Shall order 4711 go out?');
		await post({ decision: 'approve' });
		expect(outcome(begun)).toEqual([{ data: { approved: true, respondedAt: expect.any(String) } }]);
	});

	test('leaves no login in what n8n stores', async () => {
		const { run } = await begin({});
		const { username, password } = office.sandbox.logins.phoneUser;
		const basic = Buffer.from(`${username}:${password}`).toString('base64');
		const stored = JSON.stringify(run);
		expect(stored).toContain('Shall order 4711');
		for (const secret of [password, basic]) expect(stored).not.toContain(secret);
	});
});

describe('an answer', () => {
	test.each([
		['approve', true, 'Approve'],
		['decline', false, 'Decline'],
	])('%s comes out with its time, and the person is thanked', async (decision, approved, label) => {
		const begun = await begin(BOTH);
		const { status, body, headers } = await post({ decision });
		expect(status).toBe(200);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(body).toContain(`Your answer <strong>${label}</strong> has been passed on`);
		expect(outcome(begun)).toEqual([
			{ data: { approved, respondedAt: expect.any(String) }, asked: ASKED },
		]);
		expect(Date.now() - Date.parse(`${dataOf(begun).respondedAt}`)).toBeLessThan(30_000);
	});

	test('in words comes out as they were written', async () => {
		const begun = await begin({ responseType: 'freeText' });
		await post({ 'field-0': 'One\r\nTwo <b>' });
		expect(outcome(begun)).toMatchObject([{ data: { text: 'One\nTwo <b>' }, asked: ASKED }]);
	});

	test('to a form comes out under the labels', async () => {
		const values = [
			{ fieldLabel: 'Day', fieldType: 'date', requiredField: true },
			{ fieldLabel: 'Count', fieldType: 'number' },
		];
		const begun = await begin({ responseType: 'customForm', formFields: { values } });
		const refused = await post({ 'field-0': '2026-02-30', 'field-1': '2' });
		expect(refused.status).toBe(422);
		expect(refused.body).toContain('Please enter a date');
		expect(outcome(begun)).toBeUndefined();
		await post({ 'field-0': '2026-02-28', 'field-1': '2' });
		expect(outcome(begun)).toMatchObject([{ data: { Day: '2026-02-28', Count: 2 }, asked: ASKED }]);
	});

	test('counts once, however many come at the same moment', async () => {
		const begun = await begin(BOTH);
		const decisions = ['approve', 'decline', 'decline'];
		const answers = await Promise.all(decisions.map((decision) => post({ decision })));
		const taken = answers.findIndex(({ status }) => status === 200);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
		expect(dataOf(begun)).toMatchObject({ approved: decisions[taken] === 'approve' });
	});

	test.each([
		['Execution is already being resumed by another process', 409, 'Already answered'],
		['The database is not available', 503, 'Not passed on'],
	])('that n8n does not take (%s) gets a page that says so', async (reason, status, heading) => {
		const begun = await begin(BOTH);
		asking.server.cannotResume = reason;
		const page = await post({ decision: 'approve' });
		asking.server.cannotResume = undefined;
		expect(page.status).toBe(status);
		expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(page.body).toContain(`<h1>${heading}</h1>`);
		expect(outcome(begun)).toBeUndefined();
	});

	test('that nobody could have chosen is none', async () => {
		const begun = await begin({});
		const odd = [{}, { decision: 'decline' }, { approved: 'true' }, { decision: 'x'.repeat(1e6) }];
		const answers = await Promise.all(odd.map((fields) => post(fields as never)));
		expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
		expect(outcome(begun)).toBeUndefined();
	});

	test('to another question of the same execution is not one to this', async () => {
		const begun = await begin(BOTH);
		const { status } = await post(
			{ decision: 'approve' },
			address().replace(/q=[\w-]+/, 'q=other'),
		);
		expect(status).toBe(409);
		expect(outcome(begun)).toBeUndefined();
	});
});

describe('the limit', () => {
	test('is when n8n goes on, and until when the page takes answers', async () => {
		const begun = await begin({ ...BOTH, options: { limitWaitTime: MINUTE } });
		const wait = begun.run.waitTill!.getTime() - Date.now();
		expect(wait).toBeGreaterThan(20_000);
		expect(wait).toBeLessThanOrEqual(60_000);
		expect((await open()).status).toBe(200);
		later(60_000);
		const late = await post({ decision: 'approve' });
		expect(late.status).toBe(410);
		expect(late.body).toContain('Too late');
		expect(outcome(begun)).toBeUndefined();
	});

	test("can be a time on the workflow's clock, which need not be that of the computer", async () => {
		const maxDateAndTime = '2999-07-01T18:00:00';
		const values = { limitType: 'atSpecifiedTime', maxDateAndTime };
		const { run } = await begin(
			{ options: { limitWaitTime: { values } } },
			{ timezone: 'Asia/Tokyo' },
		);
		expect(run.waitTill!.toISOString()).toBe('2999-07-01T09:00:00.000Z');
	});

	test('can be a time that an expression gives', async () => {
		const values = {
			limitType: 'atSpecifiedTime',
			maxDateAndTime: '={{ $now.plus({ hours: 2 }) }}',
		};
		const { run } = await begin({ options: { limitWaitTime: { values } } });
		const wait = run.waitTill!.getTime() - Date.now();
		expect(wait).toBeGreaterThan(7_140_000);
		expect(wait).toBeLessThanOrEqual(7_200_000);
	});

	test.each<[string, INodeParameters, IDataObject]>([
		['an approval', {}, { approved: false }],
		['free text', { responseType: 'freeText' }, { text: null }],
		[
			'a form',
			{
				responseType: 'customForm',
				formFields: { values: [{ fieldLabel: 'Day', fieldType: 'date' }] },
			},
			{ Day: null },
		],
	])('passes the item on without an answer to %s', async (_, parameters, empty) => {
		const items = itemsOf({ order: 1, data: { approved: true } });
		const begun = await begin({ ...parameters, options: { limitWaitTime: MINUTE } }, { items });
		const given = await asking.server.timeIsOver(begun.id);
		const data = { ...empty, respondedAt: null };
		expect(given).toMatchObject([
			{ json: { order: 1, data, asked: ASKED }, pairedItem: { item: 0 } },
		]);
	});
});

describe('the review of a tool', () => {
	const call = {
		tool: 'Add_member',
		toolParameters: { Destination: '+1 503 555 0142', Call_Leg: 'CA12' },
		approved: true,
		chatInput: 'Get the specialist',
		data: { approved: true },
	};
	const PRESET =
		'=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}';
	const beginReview = async (options: INodeParameters = {}, more: INodeParameters = {}) =>
		await begin(
			{ message: PRESET, ...more, options },
			{ items: itemsOf(call), node: { type: HITL_TYPE } },
		);

	test('says in words what the agent wants, and lets the person decline', async () => {
		const begun = await beginReview();
		expect(texts()[0].split('\nhttp')[0]).toBe(
			'The agent wants to run this tool: Add member\n\nInput:\nDestination: +1 503 555 0142\nCall leg: CA12',
		);
		expect((await open()).body.match(/<button/g)).toHaveLength(2);
		await post({ decision: 'decline' });
		expect(dataOf(begun)).toMatchObject({ approved: false });
	});

	test('lets the person decline under labels of its own, too, unless that is taken away', async () => {
		const own = (values: INodeParameters) => ({ approvalOptions: { values } });
		await beginReview({}, own({ approveLabel: 'Go on' }));
		const { body } = await open();
		expect(body).toContain('>Go on</button>');
		expect(body).toContain('>Decline</button>');
		await beginReview({}, own({ approvalType: 'single' }));
		expect((await open()).body.match(/<button/g)).toHaveLength(1);
	});

	test('outputs nothing but that nobody answered', async () => {
		const begun = await beginReview({ limitWaitTime: MINUTE });
		const given = await asking.server.timeIsOver(begun.id);
		expect(given.map(({ json }) => json)).toEqual([
			{
				data: { approved: false, respondedAt: null },
				asked: ASKED,
				chatInput: 'Nobody answered in time, so the tool was not run.',
			},
		]);
	});

	test.each(['endpointId', 'toAddress'])('never lets the model say %s', async (name) => {
		const value = "={{ $fromAI('Number', 'who to ask') }}";
		const parameter = name === 'endpointId' ? byId(value) : value;
		const { error, run } = await begin(
			{ message: PRESET, [name]: parameter },
			{ items: itemsOf(call), node: { type: HITL_TYPE } },
		);
		expect(error?.message).toMatch(/^'(From|To) Number' cannot be an expression here$/);
		expect(error?.description).toContain('Enter the number itself.');
		expect(office.arrived()).toEqual([]);
		expect(run.waitTill).toBeUndefined();
	});
});
