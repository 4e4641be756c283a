import { HARBOR_DESK, MAIN_LINE } from '../../sandbox/office/people';
import { letPass } from './clock';
import { MIA, texts, useTexts } from './texts';

const { service, text, watching } = useTexts();

describe('Combine Messages of One Sender', () => {
	const combining = async (more = {}) =>
		await watching({ checkEvery: 10, options: { combineMessages: 15 }, ...more });

	it('waits until the sender has been quiet, then starts once with everything', async () => {
		const trigger = await combining();
		await trigger.look();
		text('Hello');
		expect(await trigger.look()).toBeNull();
		text('I have a question.');
		text('Are you open on Sunday?');
		expect(await trigger.look()).toBeNull();
		expect(await trigger.look()).toBeNull();
		const told = (await trigger.look())!;
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
		expect(await trigger.look()).toBeNull();
	});

	it('keeps senders apart', async () => {
		const trigger = await combining();
		await trigger.look();
		text('One');
		text('Other', '+15550001111');
		await trigger.look();
		text('Two');
		await trigger.look();
		expect(texts(await trigger.look())).toEqual(['Other']);
		expect(texts(await trigger.look())).toEqual(['One\nTwo']);
	});

	it('tells what was sent at once', async () => {
		const trigger = await combining();
		await trigger.look();
		text('Question');
		service.sandbox.office.messages.add({
			line: service.sandbox.office.endpoints.find(({ id }) => id === MAIN_LINE.id)!,
			otherAddress: MIA,
			direction: 'Outgoing',
			text: 'Answer',
		});
		expect(texts(await trigger.look())).toEqual(['Answer']);
	});

	it('hears somebody who never stops writing', async () => {
		const trigger = await combining();
		await trigger.look();
		const told: unknown[] = [];
		for (let n = 0; n < 20; n++) {
			text(`${n}`);
			told.push(...texts(await trigger.look()));
		}
		expect(told).toHaveLength(1);
	});

	it.each([
		['a restart before anything was saved', false],
		['a restart after another sender was told of', true],
	])('loses and doubles nothing over %s', async (_, isSaved) => {
		const trigger = await combining();
		await trigger.look();
		if (isSaved) text('Other', '+15550001111');
		await trigger.look();
		await trigger.look();
		text('One');
		expect(texts(await trigger.look())).toEqual(isSaved ? ['Other'] : []);
		text('Two');
		await trigger.restart();
		const told: unknown[] = [];
		for (let n = 0; n < 6; n++) told.push(...texts(await trigger.look()));
		expect(told).toEqual(['One\nTwo']);
	});

	it('tells what waits although the service is away', async () => {
		const trigger = await combining();
		await trigger.look();
		text('One');
		await trigger.look();
		service.sandbox.faults.add({ path: '/messages', times: Infinity, status: 503 });
		await trigger.look().catch(() => undefined);
		await trigger.look().catch(() => undefined);
		expect(trigger.executions.flat().map(({ chatInput }) => chatInput)).toEqual(['One']);
	});

	it('tells at once what waits when it is switched off', async () => {
		const trigger = await combining();
		await trigger.look();
		text('One');
		await trigger.look();
		await trigger.publish({
			source: 'messages',
			accounts: [HARBOR_DESK.id],
			events: ['messageReceived', 'messageSent'],
		});
		expect(texts(await trigger.look())).toEqual(['One']);
	});

	it('forgets what waits over a pause that starts afresh', async () => {
		const trigger = await combining();
		await trigger.look();
		text('One');
		await trigger.look();
		await trigger.reactivate(undefined, 20);
		letPass(60_000);
		for (let n = 0; n < 4; n++) expect(await trigger.look()).toBeNull();
	});

	it.each([-1, 'soon', 4_000])('refuses %p', async (combineMessages) => {
		const trigger = await combining({ options: { combineMessages } });
		await expect(trigger.look()).rejects.toThrow("'Combine Messages of One Sender'");
	});
});
