import { BRIGHTWATER, HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import type { Item } from './publishedTrigger';
import { Trigger, credentialsFor } from './publishedTrigger';
import { useQuietSandbox } from './quietSandbox';

const DAY = 24 * 60 * 60_000;

const service = useQuietSandbox();

const watching = async (parameters = {}) =>
	await Trigger.of(credentialsFor(service.sandbox, 'manager'), {
		source: 'notifications',
		accounts: [HARBOR_DESK.id],
		events: ['notificationSent', 'notificationFailed'],
		...parameters,
	});
const events = (items: Item[] | null) =>
	(items ?? []).map(({ event, notification }) => [event, (notification as { id: string }).id]);

describe('notifications', () => {
	it('are emitted once, as sent or as failed, and not when they were there before', async () => {
		service.sandbox.office.notifications.add({ error: true });
		const trigger = await watching();
		expect(await trigger.poll()).toBeNull();
		const sent = service.sandbox.office.notifications.add({ subject: 'Missed call' });
		const failed = service.sandbox.office.notifications.add({
			error: true,
			errorMessage: 'Bounced',
		});
		service.sandbox.office.notifications.add({ accountId: HARBOR_WEST.id });
		expect(events(await trigger.poll())).toEqual(
			expect.arrayContaining([
				['notificationSent', sent.id],
				['notificationFailed', failed.id],
			]),
		);
		expect(await trigger.poll()).toBeNull();
		await trigger.restart();
		expect(await trigger.poll()).toBeNull();
	});

	it('that fail later are emitted once more, those that are sent again are not', async () => {
		const trigger = await watching();
		await trigger.poll();
		const late = service.sandbox.office.notifications.add({});
		const failed = service.sandbox.office.notifications.add({ error: true });
		expect(await trigger.poll()).toHaveLength(2);
		Object.assign(late, { error: true, errorMessage: 'Bounced' });
		service.sandbox.office.notifications.resend(failed, 'somebody');
		await trigger.restart();
		expect(events(await trigger.poll())).toEqual([['notificationFailed', late.id]]);
		expect(await trigger.poll()).toBeNull();
		Object.assign(late, { error: false });
		expect(await trigger.poll()).toBeNull();
	});

	it('carry what a table needs, or all that the service says', async () => {
		const trigger = await watching();
		await trigger.poll();
		const recipients = [{ address: 'ann@x.example' }, { address: 'ben@x.example' }];
		const { id } = service.sandbox.office.notifications.add({ subject: 'Missed call', recipients });
		const [item] = (await trigger.poll())!;
		expect(item.notification).toEqual({
			id,
			dateCreated: expect.any(String) as string,
			type: 'Email',
			subject: 'Missed call',
			body: '',
			recipients: 'ann@x.example, ben@x.example',
			from: '',
			to: '',
			error: false,
			errorMessage: '',
		});
		await trigger.publish({
			source: 'notifications',
			accounts: [HARBOR_DESK.id],
			events: ['notificationSent'],
			simplify: false,
		});
		await trigger.poll();
		service.sandbox.office.notifications.add({ recipients });
		expect((await trigger.poll())![0].notification).toMatchObject({ recipients });
	});

	it('are asked for by day, newest first, with what is filtered by the service', async () => {
		const trigger = await watching({ filters: { customerId: 'c7', type: 'Sms' } });
		await trigger.poll();
		const day = (ms: number) => new Date(Date.now() + ms).toISOString().slice(0, 10);
		const { path } = service.sandbox.requests.find((request) =>
			request.path.startsWith('/notifications'),
		)!;
		const query = new URLSearchParams(path.split('?')[1]);
		expect(Object.fromEntries(query)).toEqual({
			accountIds: HARBOR_DESK.id,
			customerIds: 'c7',
			type: 'Sms',
			sortField: 'dateCreated',
			sortOrder: 'Descend',
			startDate: day(-DAY),
			endDate: day(DAY),
			page: '0',
			countPerPage: '100',
			simplifiedPaging: 'true',
		});
	});

	it.each<[string, object]>([
		['the caller', { fromContains: '(555) 765' }],
		['the called number', { toContains: '+1 503' }],
		['the subject', { subjectContains: 'VOICE' }],
		['the type', { type: 'Sms' }],
		['the customer', { customerId: { __rl: true, mode: 'list', value: BRIGHTWATER.id } }],
	])('are filtered by %s', async (_, filters) => {
		const trigger = await watching({ filters });
		await trigger.poll();
		service.sandbox.office.notifications.add({ subject: 'Other', from: '+1', to: '+2' });
		const { id } = service.sandbox.office.notifications.add({
			type: 'Sms',
			subject: 'Voice message',
			from: '+15557654321',
			to: '+15035550100',
			customerId: BRIGHTWATER.id,
		});
		expect(events(await trigger.poll())).toEqual([['notificationSent', id]]);
	});

	it('are for managers, and the message says so', async () => {
		const trigger = await Trigger.of(credentialsFor(service.sandbox), {
			source: 'notifications',
			accounts: [HARBOR_DESK.id],
			events: ['notificationSent'],
		});
		await expect(trigger.poll()).rejects.toMatchObject({
			httpCode: '403',
			description: expect.stringMatching(/manager/i),
		});
	});

	it('show a recent one in the editor, or one as it would be, or what to do to get one', async () => {
		const trigger = await watching({ events: ['notificationFailed'] });
		await expect(trigger.executeStep()).rejects.toThrow('have no notification of the last days');
		const { id } = service.sandbox.office.notifications.add({ subject: 'Missed call' });
		expect(await trigger.executeStep()).toMatchObject([
			{
				event: 'notificationFailed',
				notification: { id, error: true, errorMessage: expect.stringMatching(/./) },
			},
		]);
	});
});
