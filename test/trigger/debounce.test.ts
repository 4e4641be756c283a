import type { INodeParameters } from 'n8n-workflow';

import type { Fault, Sandbox } from '../../sandbox';
import { HARBOR_DESK, HARBOR_WEST, MAIN_LINE } from '../../sandbox/office/people';
import { MIA, texts, useTexts } from './messageSandbox';

const { service, text, watching } = useTexts();

const HOUR = 3_600_000;

/** With `checkEvery` of ten seconds, a text comes right after a poll and is ten seconds old at the next. */
const SETTINGS = { checkEvery: 10, options: { combineMessages: 15 } };
const OTHER = '+15550001111';

describe('Combine Messages of One Sender', () => {
	const debouncing = async (more = {}) => {
		const trigger = await watching({ ...SETTINGS, ...more });
		await trigger.poll();
		return trigger;
	};
	const sent = (said: string) =>
		service.sandbox.office.messages.add({
			line: service.sandbox.office.endpoints.find(({ id }) => id === MAIN_LINE.id)!,
			otherAddress: MIA,
			direction: 'Outgoing',
			text: said,
		});

	it('waits until the sender has been quiet, then starts once with everything', async () => {
		const trigger = await debouncing();
		text('Hello');
		expect(await trigger.poll()).toBeNull();
		text('I have a question.');
		text('Are you open on Sunday?');
		expect(await trigger.poll()).toBeNull();
		const items = (await trigger.poll())!;
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			event: 'messageReceived',
			chatInput: 'Hello\nI have a question.\nAre you open on Sunday?',
			sessionId: `${MAIN_LINE.id}:${MIA}`,
			message: { text: 'Are you open on Sunday?' },
			messages: [
				{ text: 'Hello' },
				{ text: 'I have a question.' },
				{ text: 'Are you open on Sunday?' },
			],
		});
		expect(await trigger.poll()).toBeNull();
	});

	it('counts the quiet from the text, not from the poll that finds it', async () => {
		const trigger = await debouncing({ checkEvery: 30, options: { combineMessages: 3 } });
		text('Hello');
		expect(texts(await trigger.poll())).toEqual(['Hello']);
	});

	it.each([
		['is behind', -HOUR],
		['is ahead', HOUR],
		['cannot be read', undefined],
	])('waits neither longer nor less when the clock of the service %s', async (_, ahead) => {
		const trigger = await debouncing();
		const date = ahead === undefined ? 'soon' : new Date(Date.now() + ahead).toISOString();
		Object.assign(text('Hello'), { date });
		if (ahead === undefined) service.sandbox.faults.add(asListed(service.sandbox));
		expect(await trigger.poll()).toBeNull();
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(polls.map(texts).filter(({ length }) => length > 0)).toEqual([['Hello']]);
	});

	it('keeps senders apart', async () => {
		const trigger = await debouncing();
		text('One');
		text('Other', OTHER);
		expect(await trigger.poll()).toBeNull();
		text('Two');
		expect(texts(await trigger.poll())).toEqual(['Other']);
		expect(texts(await trigger.poll())).toEqual(['One\nTwo']);
	});

	it('keeps senders apart whose number the service does not give', async () => {
		const trigger = await debouncing();
		for (const sender of ['Ann', 'Bob', '']) {
			Object.assign(text(`From ${sender}`), { otherAddress: '', sender });
			Object.assign(text(`Again from ${sender}`), { otherAddress: '', sender });
		}
		await trigger.poll();
		const items = (await trigger.poll())!;
		expect(texts(items)).toEqual([
			'From Ann\nAgain from Ann',
			'From Bob\nAgain from Bob',
			'From ',
			'Again from ',
		]);
		expect(new Set(items.map(({ sessionId }) => sessionId)).size).toBe(4);
	});

	it('emits what was sent at once', async () => {
		const trigger = await debouncing();
		text('Question');
		sent('Answer');
		expect(texts(await trigger.poll())).toEqual(['Answer']);
	});

	it('emits a sender who never stops writing', async () => {
		const trigger = await debouncing();
		const emitted: unknown[] = [];
		for (let n = 0; n < 20; n++) {
			text(`${n}`);
			emitted.push(...texts(await trigger.poll()));
		}
		expect(emitted).toHaveLength(1);
	});

	it.each([
		['before the waiting text was saved', false],
		['after it was saved', true],
	])('loses and doubles nothing over a restart %s', async (_, isSaved) => {
		const trigger = await debouncing();
		text('One');
		if (isSaved) sent('Answer');
		expect(texts(await trigger.poll())).toEqual(isSaved ? ['Answer'] : []);
		text('Two');
		await trigger.restart();
		const emitted: unknown[] = [];
		for (let n = 0; n < 6; n++) emitted.push(...texts(await trigger.poll()));
		expect(emitted.filter((one) => one !== 'Answer')).toEqual(['One\nTwo']);
	});

	it('emits what waits although the service is not available', async () => {
		const trigger = await debouncing();
		text('One');
		await trigger.poll();
		service.sandbox.faults.add({ path: '/messages', times: Infinity, status: 503 });
		await trigger.poll().catch(() => undefined);
		expect(trigger.executions.flat().map(({ chatInput }) => chatInput)).toEqual(['One']);
	});

	const published = (more: INodeParameters): INodeParameters => ({
		source: 'messages',
		accounts: [HARBOR_DESK.id],
		events: ['messageReceived'],
		...SETTINGS,
		...more,
	});

	it.each<[string, INodeParameters, string[]]>([
		['debounces no more', { options: {} }, ['One']],
		['filters by what it meets', { filters: { textContains: 'one' } }, ['One']],
		['watches another account as well', { accounts: [HARBOR_DESK.id, HARBOR_WEST.id] }, ['One']],
		['filters by what it does not meet', { filters: { textContains: 'two' } }, []],
		['watches other accounts', { accounts: [HARBOR_WEST.id] }, []],
		['starts on other events', { events: ['messageSent'] }, []],
	])('emits what waits where it is still wanted: a workflow that %s', async (_, more, expected) => {
		const trigger = await debouncing();
		text('One');
		await trigger.poll();
		await trigger.publish(published(more));
		const emitted: unknown[] = [];
		for (let n = 0; n < 4; n++) emitted.push(...texts(await trigger.poll()));
		expect(emitted).toEqual(expected);
	});

	it('emits what waits when it is published again after a long pause', async () => {
		const trigger = await debouncing();
		text('One');
		await trigger.poll();
		await trigger.reactivate(undefined, 20);
		expect(texts(await trigger.poll())).toEqual(['One']);
		expect(await trigger.poll()).toBeNull();
	});

	it('emits nothing when the source has become another one', async () => {
		const trigger = await debouncing();
		text('One');
		await trigger.poll();
		await trigger.publish({ source: 'files', accounts: [HARBOR_DESK.id], events: ['faxReceived'] });
		for (let n = 0; n < 3; n++) expect(await trigger.poll()).toBeNull();
	});

	it.each([-1, 'soon', 4_000])('refuses %p', async (combineMessages) => {
		const trigger = await watching({ options: { combineMessages } });
		await expect(trigger.poll()).rejects.toThrow("'Combine Messages of One Sender'");
	});
});

/** The list as it is, for a date by which the service could not sort. */
function asListed({ office }: Sandbox): Fault {
	const items = office.messages.all();
	return { path: '/messages', times: Infinity, status: 200, body: { items } };
}
