import type { INodeParameters } from 'n8n-workflow';

import { search } from './harness';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice();
const sent = () => office.sandbox.office.notifications.list();
const named = (subject: string) => sent().find((each) => each.subject === subject)!;

beforeEach(() => {
	Object.assign(office.credentials, office.sandbox.logins.manager);
});

const subjects = async (parameters: INodeParameters) => {
	const { items, error } = await office.run('notification.getAll', {
		returnAll: true,
		...parameters,
	});
	expect(error).toBeUndefined();
	return items.map(({ json }) => json.subject);
};

describe('Get Many', () => {
	test('shows how and to whom each one was sent, and whether it got there', async () => {
		const filters = { subjectFilter: 'missed call' };
		const { items } = await office.run('notification.getAll', { filters });
		const { id, dateCreated, body, from, to } = named('Missed call');
		expect(items.map(({ json }) => json)).toEqual([
			{
				id,
				dateCreated,
				type: 'Email',
				subject: 'Missed call',
				body,
				recipients: 'orders@pine-street.invalid',
				from,
				to,
				error: true,
				errorMessage: 'The address was not found.',
			},
		]);
	});

	test('shows recipients and attachments in full without Simplify', async () => {
		const filters = { subjectFilter: 'alarm' };
		const { items } = await office.run('notification.getAll', { filters, simplify: false });
		expect(items[0].json).toMatchObject({
			recipients: [{ address: '+15035550171', extra: 'On call' }],
			attachments: [],
			customerName: 'Okafor Customs Desk',
		});
	});

	test('filters', async () => {
		const of = async (filters: INodeParameters) => (await subjects({ filters })).sort();
		const { customerId, from, to } = named('Alarm call');
		expect(await of({ customerIds: byId(customerId) })).toEqual(['Alarm call']);
		expect(await of({ fromFilter: from, toFilter: to })).toEqual(['Alarm call']);
		expect(await of({ type: 'outgoingcall' })).toEqual(['Alarm call']);
		expect(office.query().type).toBe('OutgoingCall');
		expect(await of({ subjectFilter: 'VOICE' })).toHaveLength(2);
		expect(await of({ type: '', subjectFilter: '', startDate: '' })).toHaveLength(7);
	});

	test('takes the days of a range, from whatever holds a date', async () => {
		const day = named('Alarm call').dateCreated.slice(0, 10);
		const expected = sent().filter(
			({ dateCreated, accountName }) =>
				dateCreated.startsWith(day) && accountName !== 'Tallgrass Offices',
		);
		const filters = { startDate: `${day}T23:59:00`, endDate: `={{ DateTime.fromISO("${day}") }}` };
		expect(await subjects({ filters })).toHaveLength(expected.length);
		expect(office.query()).toMatchObject({ startDate: day, endDate: day });
	});

	test('sorts', async () => {
		const sort = { sortField: 'subject', sortOrder: 'Ascend' };
		expect(await subjects({ sort })).toEqual([...(await subjects({}))].sort());
	});

	test.each([
		[{ type: '={{ "Letter" }}' }, "'Type' cannot be 'Letter'"],
		[{ startDate: 'yesterday' }, "'Start Date' cannot be 'yesterday'"],
	])('refuses %j before anything is sent', async (filters, sentence) => {
		const { error } = await office.run('notification.getAll', { filters });
		expect(error?.message).toBe(sentence);
		expect(office.arrived()).toEqual([]);
	});
});

describe('Resend', () => {
	test('sends it once more, and shows whether it got there now', async () => {
		const lost = sent().find(({ errorMessage }) => /in time/.test(errorMessage ?? ''))!;
		const { items } = await office.run('notification.resend', { notificationId: byId(lost.id) });
		expect(office.arrived()).toMatchObject([
			{ method: 'POST', path: `/notifications/${lost.id}/resend` },
		]);
		expect(items[0].json).toMatchObject({ id: lost.id, error: false, errorMessage: '' });
		expect(lost).toMatchObject({ error: false, lastModifiedBy: office.credentials.username });
	});

	test('is not done twice when the service fails', async () => {
		office.sandbox.faults.add({ status: 502, body: '' });
		const { description } = await errorShown(office, 'notification.resend', {
			notificationId: byId(named('Missed call').id),
		});
		expect(description).toContain('may have been made');
		expect(office.arrived()).toHaveLength(1);
	});

	test('names a notification that is not there', async () => {
		const { message } = await errorShown(office, 'notification.resend', {
			notificationId: byId('n1'),
		});
		expect(message).toBe("The notification 'n1' was not found");
	});

	test('never goes to a dangerous ID', async () => {
		const { error } = await office.run('notification.resend', { notificationId: byId('..') });
		expect(error?.message).toBe("'Notification' cannot be '..'");
		expect(office.arrived()).toEqual([]);
	});
});

test.each(['getAll', 'resend'])(
	'%s by a phone user says which login it needs',
	async (operation) => {
		Object.assign(office.credentials, office.sandbox.logins.phoneUser);
		const { description } = await errorShown(office, `notification.${operation}`, {
			notificationId: byId('n1'),
		});
		expect(description).toContain('a manager, customer or administrator');
	},
);

test('the picker shows the newest first, with subject, time and recipients', async () => {
	const find = async (filter?: string) =>
		(await search(office.credentials, 'searchNotifications', {}, filter)).results;
	expect((await find())[0].name).toMatch(
		/^Incoming call · \d{1,2} \w+ \d{4}, \d\d:\d\d · desk@brightwater\.example$/,
	);
	expect((await find('alarm')).map(({ value }) => value)).toEqual([named('Alarm call').id]);
});
