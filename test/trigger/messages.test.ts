import { HARBOR_DESK, MAIN_LINE } from '../../sandbox/office/people';
import { MIA, texts, useTexts } from './messageSandbox';

const DAY = 24 * 60 * 60_000;

const { service, text, watching } = useTexts();

describe('messages', () => {
	it('that are there when the workflow is published are not emitted, later ones once', async () => {
		text('Before');
		const trigger = await watching();
		expect(await trigger.poll()).toBeNull();
		text('Hello');
		text('Are you open?', '+15550001111');
		expect(texts(await trigger.poll())).toEqual(expect.arrayContaining(['Hello', 'Are you open?']));
		expect(await trigger.poll()).toBeNull();
		await trigger.restart();
		expect(await trigger.poll()).toBeNull();
	});

	it('carry what an AI agent and its memory read by default', async () => {
		const trigger = await watching();
		await trigger.poll();
		const { id } = text('Are you open on Sunday?');
		const [item] = (await trigger.poll())!;
		expect(item).toEqual({
			event: 'messageReceived',
			detectedAt: expect.any(String) as string,
			chatInput: 'Are you open on Sunday?',
			sessionId: `${MAIN_LINE.id}:${MIA}`,
			message: {
				id,
				date: expect.any(String) as string,
				direction: 'Incoming',
				otherAddress: MIA,
				sender: MIA,
				text: 'Are you open on Sunday?',
				isUnread: true,
				endpointId: MAIN_LINE.id,
				endpointDisplayName: expect.any(String) as string,
				customerId: expect.any(String) as string,
			},
		});
	});

	it('of one person on two lines are two conversations', async () => {
		const trigger = await watching();
		await trigger.poll();
		const other = service.sandbox.office.endpoints.find(
			({ id, type }) => type === 'PhoneNumber' && id !== MAIN_LINE.id,
		)!;
		text('Here');
		service.sandbox.office.receiveText({ from: MIA, text: 'There', endpointId: other.id });
		const emitted = (await trigger.poll())!;
		expect(new Set(emitted.map(({ sessionId }) => sessionId)).size).toBe(2);
	});

	it('that were sent are another event', async () => {
		const trigger = await watching({ events: ['messageSent'] });
		await trigger.poll();
		text('Hello');
		service.sandbox.office.messages.add({
			line: service.sandbox.office.endpoints.find(({ id }) => id === MAIN_LINE.id)!,
			otherAddress: MIA,
			direction: 'Outgoing',
			text: 'We are open',
		});
		expect((await trigger.poll())!.map(({ event, chatInput }) => [event, chatInput])).toEqual([
			['messageSent', 'We are open'],
		]);
	});

	it('are asked for by day, newest first, with a day more', async () => {
		const trigger = await watching({ filters: { endpointId: 'e7', customerId: 'c7' } });
		await trigger.poll();
		expect(
			Object.fromEntries(
				new URLSearchParams(
					service.sandbox.requests
						.find(({ operation }) => operation !== 'Authenticate')!
						.path.split('?')[1],
				),
			),
		).toEqual({
			accountIds: HARBOR_DESK.id,
			endpointIds: 'e7',
			customerIds: 'c7',
			afterDate: `${new Date(Date.now() - DAY).toISOString().slice(0, 10)}T00:00:00Z`,
			sortField: 'date',
			sortOrder: 'Descend',
			page: '0',
			countPerPage: '100',
			simplifiedPaging: 'true',
		});
	});

	it.each([
		['sender', { senderContains: '765' }],
		['other party', { otherContains: '765' }],
		['text', { textContains: 'SUNDAY' }],
		['endpoint', { endpointId: { __rl: true, mode: 'list', value: MAIN_LINE.id } }],
	])('are filtered by %s', async (_, filters) => {
		const trigger = await watching({ filters });
		await trigger.poll();
		const other = service.sandbox.office.endpoints.find(
			({ id, type }) => type === 'PhoneNumber' && id !== MAIN_LINE.id,
		)!;
		service.sandbox.office.receiveText({ from: '+15550001111', text: 'x', endpointId: other.id });
		text('Open on Sunday?');
		expect(texts(await trigger.poll())).toEqual(['Open on Sunday?']);
	});

	it('of a pause of three days are all emitted, on several pages, in order', async () => {
		const trigger = await watching();
		await trigger.poll();
		await trigger.restartAfter(3 * DAY);
		const line = service.sandbox.office.endpoints.find(({ id }) => id === MAIN_LINE.id)!;
		for (let n = 0; n < 250; n++) {
			const date = new Date(Date.now() - ((250 - n) * 3 * DAY) / 250).toISOString();
			const otherAddress = MIA;
			service.sandbox.office.messages.add({
				line,
				otherAddress,
				direction: 'Incoming',
				text: `${n}`,
				date,
			});
		}
		expect(texts(await trigger.poll())).toEqual(Array.from({ length: 250 }, (_, n) => `${n}`));
		expect(await trigger.poll()).toBeNull();
	});

	it('cost one request a poll', async () => {
		for (let n = 0; n < 150; n++) text(`${n}`, `+1555000${n}`);
		const trigger = await watching({ checkEvery: 5 });
		await trigger.poll();
		service.sandbox.requests.length = 0;
		for (let n = 0; n < 11; n++) expect(await trigger.poll()).toBeNull();
		expect(service.sandbox.requests).toHaveLength(11);
	});

	it('with odd contents hide no other one', async () => {
		const trigger = await watching();
		await trigger.poll();
		const items = [null, { id: 7 }, { id: 'a', text: 5, otherAddress: {}, date: [] }, text('Hi')];
		service.sandbox.faults.add({ path: '/messages', times: 9, status: 200, body: { items } });
		expect(texts(await trigger.poll())).toEqual(['5', 'Hi']);
	});

	it('show a recent one in the editor, or what to do to get one', async () => {
		const trigger = await watching({ events: ['messageSent'] });
		await expect(trigger.executeStep()).rejects.toThrow('have no text or chat message');
		text('Hello');
		expect(await trigger.executeStep()).toMatchObject([
			{ event: 'messageSent', message: { text: 'Hello', direction: 'Outgoing' } },
		]);
	});
});
