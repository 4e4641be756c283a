import { HARBOR_DESK, MAIN_LINE } from '../../sandbox/office/people';
import { letPass } from './clock';
import { MIA, texts, useTexts } from './messageSandbox';

const { service, text, watching } = useTexts();

describe('Combine Messages of One Sender', () => {
	const combining = async (more = {}) =>
		await watching({ checkEvery: 10, options: { combineMessages: 15 }, ...more });

	it('waits until the sender has been quiet, then starts once with everything', async () => {
		const trigger = await combining();
		await trigger.poll();
		text('Hello');
		expect(await trigger.poll()).toBeNull();
		text('I have a question.');
		text('Are you open on Sunday?');
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
		const told = (await trigger.poll())!;
		expect(told).toHaveLength(1);
		expect(told[0]).toMatchObject({
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

	it('keeps senders apart', async () => {
		const trigger = await combining();
		await trigger.poll();
		text('One');
		text('Other', '+15550001111');
		await trigger.poll();
		text('Two');
		await trigger.poll();
		expect(texts(await trigger.poll())).toEqual(['Other']);
		expect(texts(await trigger.poll())).toEqual(['One\nTwo']);
	});

	it('tells what was sent at once', async () => {
		const trigger = await combining();
		await trigger.poll();
		text('Question');
		service.sandbox.office.messages.add({
			line: service.sandbox.office.endpoints.find(({ id }) => id === MAIN_LINE.id)!,
			otherAddress: MIA,
			direction: 'Outgoing',
			text: 'Answer',
		});
		expect(texts(await trigger.poll())).toEqual(['Answer']);
	});

	it('hears somebody who never stops writing', async () => {
		const trigger = await combining();
		await trigger.poll();
		const told: unknown[] = [];
		for (let n = 0; n < 20; n++) {
			text(`${n}`);
			told.push(...texts(await trigger.poll()));
		}
		expect(told).toHaveLength(1);
	});

	it.each([
		['a restart before anything was saved', false],
		['a restart after another sender was told of', true],
	])('loses and doubles nothing over %s', async (_, isSaved) => {
		const trigger = await combining();
		await trigger.poll();
		if (isSaved) text('Other', '+15550001111');
		await trigger.poll();
		await trigger.poll();
		text('One');
		expect(texts(await trigger.poll())).toEqual(isSaved ? ['Other'] : []);
		text('Two');
		await trigger.restart();
		const told: unknown[] = [];
		for (let n = 0; n < 6; n++) told.push(...texts(await trigger.poll()));
		expect(told).toEqual(['One\nTwo']);
	});

	it('tells what waits although the service is away', async () => {
		const trigger = await combining();
		await trigger.poll();
		text('One');
		await trigger.poll();
		service.sandbox.faults.add({ path: '/messages', times: Infinity, status: 503 });
		await trigger.poll().catch(() => undefined);
		await trigger.poll().catch(() => undefined);
		expect(trigger.executions.flat().map(({ chatInput }) => chatInput)).toEqual(['One']);
	});

	it('tells at once what waits when it is switched off', async () => {
		const trigger = await combining();
		await trigger.poll();
		text('One');
		await trigger.poll();
		await trigger.publish({
			source: 'messages',
			accounts: [HARBOR_DESK.id],
			events: ['messageReceived', 'messageSent'],
		});
		expect(texts(await trigger.poll())).toEqual(['One']);
	});

	it('forgets what waits over a pause that starts afresh', async () => {
		const trigger = await combining();
		await trigger.poll();
		text('One');
		await trigger.poll();
		await trigger.reactivate(undefined, 20);
		letPass(60_000);
		for (let n = 0; n < 4; n++) expect(await trigger.poll()).toBeNull();
	});

	it.each([-1, 'soon', 4_000])('refuses %p', async (combineMessages) => {
		const trigger = await combining({ options: { combineMessages } });
		await expect(trigger.poll()).rejects.toThrow("'Combine Messages of One Sender'");
	});
});
