import ExcelJS from 'exceljs';

import { HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import { run, search } from './harness';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'teamLead' });

const DAYS = { startDate: '2026-03-01T00:00:00', endDate: '2026-03-04T00:00:00' };
/** Longer than a report of the sandbox takes. */
const READY_MS = 10_000;

const start = async (report = 'callHistory', parameters: object = DAYS) => {
	const { items, error } = await office.run('report.run', { report, ...parameters });
	expect(error).toBeUndefined();
	return String(items[0].json.id);
};
const posted = () => office.arrived().find(({ method }) => method === 'POST')!;

describe('Run', () => {
	test.each([
		['agentState', '/reports/agent-state'],
		['billing', '/reports/billing'],
		['callCenter', '/reports/call-center'],
		['callCenterAbandon', '/reports/call-center-abandon'],
		['callCenterDetail', '/reports/call-center-detail'],
		['callHistory', '/reports/call-history'],
		['callOutcome', '/reports/call-outcome'],
		['cdr', '/reports/cdr'],
		['endpoints', '/json/reply/EndpointsReport'],
		['metric', '/reports/metric'],
		['syncPhoneNumbers', '/reports/sync-phone-numbers'],
	])('queues the report %s at %s', async (report, path) => {
		const id = await start(report);
		expect(posted()).toMatchObject({ path, status: 200 });
		const asked = posted().body as Record<string, unknown>;
		expect(asked.accountId).toBe(HARBOR_DESK.id);
		expect('startDate' in asked).toBe(!/endpoints|sync/.test(report));
		expect(office.sandbox.office.reports.get(id)!.info.status).toBe('Queued');
	});

	test('sends what is set, days as days, and leaves out what is empty or of another kind', async () => {
		await start('callOutcome', {
			...DAYS,
			accountId: byId(HARBOR_DESK.id),
			metricName: 'of another kind',
			additionalFields: {
				timeZoneId: 'America/Los_Angeles',
				specificState: 'Completed',
				includeArchivedSessions: true,
				includeCustomerIds: true,
				customerId: byId(''),
				endpointId: byId('64f1a0c2e4b0a1d2c3e4aaaa'),
				emailAddressToNotify: '',
				webhookUrl: 'https://n8n.example.com/webhook/x',
			},
		});
		expect(posted().body).toEqual({
			accountId: HARBOR_DESK.id,
			startDate: '2026-03-01',
			endDate: '2026-03-04',
			timeZoneId: 'America/Los_Angeles',
			specificState: 'Completed',
			includeArchivedSessions: true,
			endpointId: '64f1a0c2e4b0a1d2c3e4aaaa',
			webhookUrl: 'https://n8n.example.com/webhook/x',
		});
	});

	test('sends several endpoint types as a list, and the metric', async () => {
		await start('endpoints', { additionalFields: { types: 'PhoneNumber, User' } });
		expect(posted().body).toMatchObject({ types: ['PhoneNumber', 'User'] });
		await start('metric', { metricName: 'IncomingCalls' });
		expect(office.arrived().at(-1)!.body).toMatchObject({ metricName: 'IncomingCalls' });
	});

	test('refuses an unknown kind, an expression as kind and a day that is none, beforehand', async () => {
		for (const report of ['salary', '={{ "cdr" }}']) {
			const { message, description } = await errorShown(office, 'report.run', { report });
			expect(message).toMatch(/^'Report' cannot be/);
			expect(description).toContain('callHistory');
		}
		const { message } = await errorShown(office, 'report.run', {
			report: 'cdr',
			startDate: '={{ "soon" }}',
		});
		expect(message).toBe("'Start Date' cannot be 'soon'");
		expect(office.arrived()).toEqual([]);
	});

	test('asks for a choice where the login has several accounts, and says which role it needs', async () => {
		Object.assign(office.credentials, office.sandbox.logins.manager);
		const choice = await errorShown(office, 'report.run', { report: 'cdr' });
		Object.assign(office.credentials, office.sandbox.logins.phoneUser);
		const role = await errorShown(office, 'report.run', { report: 'cdr' });
		expect(choice.message).toBe("'Account' is empty");
		expect(choice.description).toContain('Harbor Desk, ');
		expect(role.httpCode).toBe('403');
		expect(role.message).toContain('Manager, Customer or SystemAdministrator');
	});

	test('is not repeated when nobody knows whether it was queued', async () => {
		office.sandbox.faults.add({ path: '/reports/cdr', status: 502, body: '', afterActing: true });
		const { error } = await office.run('report.run', { report: 'cdr' });
		expect(error?.description).toContain('The change may have been made all the same');
		expect(office.arrived().filter(({ method }) => method === 'POST')).toHaveLength(1);
	});
});

describe('Get Many', () => {
	test('lists the reports of the login with their status, up to the limit', async () => {
		const first = await start();
		office.sandbox.clock.advance(READY_MS);
		const second = await start('cdr');
		const { items } = await office.run('report.getAll');
		expect(items.map(({ json }) => [json.id, json.status])).toEqual([
			[second, 'Queued'],
			[first, 'Completed'],
		]);
		expect((await office.run('report.getAll', { limit: 1 })).items).toHaveLength(1);
	});

	test('gives no items where there are no reports', async () => {
		expect(await office.run('report.getAll')).toMatchObject({ items: [], error: undefined });
	});
});

describe('Download', () => {
	test('gives the workbook with name and type', async () => {
		const id = await start();
		office.sandbox.clock.advance(READY_MS);
		const { items, error } = await office.run('report.download', { reportId: byId(id) });
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ id });
		const { data, ...details } = items[0].binary!.data;
		expect(details).toMatchObject({
			fileName: 'Call History.xlsx',
			fileExtension: 'xlsx',
			mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		});
		const workbook = new ExcelJS.Workbook();
		await workbook.xlsx.load(Buffer.from(data, 'base64') as never);
		expect(workbook.worksheets[0].getRow(1).getCell(1).value).toBe('Date');
		expect(workbook.worksheets[0].rowCount).toBeGreaterThan(2);
	});

	test('says that a report may not be ready yet', async () => {
		const id = await start();
		const { message, description } = await errorShown(office, 'report.download', {
			reportId: byId(id),
		});
		expect(message).toBe(`The report '${id}' was not found`);
		expect(description).toContain("A workbook is there once 'Wait' is through");
	});
});

describe('Delete', () => {
	test('deletes the report, and explains one that there is not', async () => {
		const id = await start();
		const { items } = await office.run('report.delete', { reportId: byId(id) });
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(office.sandbox.office.reports.get(id)).toBeUndefined();
		const again = await errorShown(office, 'report.delete', { reportId: byId(id) });
		expect(again.message).toBe(`The report '${id}' was not found`);
	});

	test.each(['', '.', '%2E.'])('never sends the ID %p', async (id) => {
		const reportId = byId(`={{ ${JSON.stringify(id)} }}`);
		const { error } = await office.run('report.delete', { reportId });
		expect(error?.message).toMatch(/^'Report' /);
		expect(office.arrived()).toEqual([]);
	});
});

test('the picker shows the reports of all accounts of the login, by name and status', async () => {
	const manager = { ...office.credentials, ...office.sandbox.logins.manager };
	const ids: string[] = [];
	for (const { id } of [HARBOR_DESK, HARBOR_WEST]) {
		const parameters = { resource: 'report', operation: 'run', report: 'cdr' };
		const { items } = await run(manager, { ...parameters, accountId: byId(id) });
		ids.push(String(items[0].json.id));
	}
	const { results } = await search(manager, 'searchReports', { resource: 'report' });
	expect(results.map(({ value }) => value).sort()).toEqual(ids.sort());
	expect(results[0].name).toMatch(/^Call Detail Records · \d{1,2} \w+ \d{4}, \d\d:\d\d · Queued$/);
	const { results: none } = await search(manager, 'searchReports', {}, 'no such report');
	expect(none).toEqual([]);
});
