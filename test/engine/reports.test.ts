import ExcelJS from 'exceljs';

import { run, search } from './harness';
import { byId, itemsOf, useOffice } from './office';
import { shownBy } from './shown';

const office = useOffice({ login: 'teamLead' });

const HARBOR_DESK = '64f1a0c2e4b0a1d2c3e40001';
const DAYS = { startDate: '2026-03-01T00:00:00', endDate: '2026-03-04T00:00:00' };
/** Longer than a report of the sandbox takes. */
const READY_MS = 10_000;

const start = async (report = 'callHistory', parameters: object = DAYS) => {
	const { items, error } = await office.run('report.run', { report, ...parameters });
	expect(error).toBeUndefined();
	return String(items[0].json.id);
};
const posted = () => office.arrived().find(({ method }) => method === 'POST')!;

/** Moves the sandbox's clock on while a node waits. */
function passTime(ms: number, everyMs = 200) {
	const timer = setInterval(() => office.sandbox.clock.advance(ms), everyMs);
	return () => clearInterval(timer);
}

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
		expect(asked.accountId).toBe(HARBOR_DESK);
		expect('startDate' in asked).toBe(!/endpoints|sync/.test(report));
		expect(office.sandbox.office.reports.get(id)!.info.status).toBe('Queued');
	});

	test('sends what is set, days as days, and leaves out what is empty or of another kind', async () => {
		await start('callOutcome', {
			...DAYS,
			accountId: byId(HARBOR_DESK),
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
			accountId: HARBOR_DESK,
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
			const { message, description } = await shownBy(office, 'report.run', { report });
			expect(message).toMatch(/^'Report' cannot be/);
			expect(description).toContain('callHistory');
		}
		const { message } = await shownBy(office, 'report.run', {
			report: 'cdr',
			startDate: '={{ "soon" }}',
		});
		expect(message).toBe("'Start Date' cannot be 'soon'");
		expect(office.arrived()).toEqual([]);
	});

	test('asks for a choice where the login has several accounts, and says which role it needs', async () => {
		Object.assign(office.credentials, office.sandbox.logins.manager);
		const choice = await shownBy(office, 'report.run', { report: 'cdr' });
		Object.assign(office.credentials, office.sandbox.logins.phoneUser);
		const role = await shownBy(office, 'report.run', { report: 'cdr' });
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

describe('Wait', () => {
	test('gives the report once it is ready, and looks with growing pauses', async () => {
		const reportId = byId(await start());
		const stop = passTime(600);
		const before = office.arrived().length;
		const begun = Date.now();
		const { items, error } = await office.run('report.wait', { reportId });
		const passed = Date.now() - begun;
		stop();
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ id: reportId['value'], status: 'Completed' });
		const looks = office
			.arrived()
			.slice(before)
			.filter(({ path }) => /^\/reports/.test(path));
		expect(looks).toHaveLength(3);
		expect(passed).toBeGreaterThanOrEqual(2_950);
	});

	test('shows the status message of a report that cannot be made', async () => {
		office.sandbox.office.reports.failNext('Too many sessions: choose fewer than 90 days.');
		const reportId = byId(await start());
		office.sandbox.clock.advance(READY_MS);
		const { error } = await office.run('report.wait', { reportId });
		expect(error?.message).toBe('Too many sessions: choose fewer than 90 days.');
		expect(error?.description).toContain('could not be made. Check the fields');
	});

	test('says so when a failed report has no status message', async () => {
		office.sandbox.office.reports.failNext(' ');
		const reportId = byId(await start());
		office.sandbox.clock.advance(READY_MS);
		const { message } = await shownBy(office, 'report.wait', { reportId });
		expect(message).toBe("The report 'Call History' could not be made");
	});

	test('gives up at the limit, with the status and a way on', async () => {
		const reportId = byId(await start());
		const begun = Date.now();
		const { message, description } = await shownBy(office, 'report.wait', {
			reportId,
			options: { maxWait: 0.02 },
		});
		expect(Date.now() - begun).toBeGreaterThanOrEqual(1_190);
		expect(message).toBe(
			`The report '${reportId['value']}' was not done within 0.02 minutes, its status is Queued`,
		);
		expect(description).toContain("'Max Wait Time (Minutes)'");
	});

	test('tells a report that never appears as not found, and one that goes away', async () => {
		const never = await shownBy(office, 'report.wait', { reportId: byId('r404') });
		expect(never).toMatchObject({ message: "The report 'r404' was not found", httpCode: '404' });
		expect(never.description).toContain('run by another login');
		const id = await start();
		setTimeout(() => office.sandbox.office.reports.remove(id), 500);
		const gone = await shownBy(office, 'report.wait', { reportId: byId(id) });
		expect(gone.message).toBe(`The report '${id}' was not found`);
	});

	test('waits for a report that shows up a little late', async () => {
		const id = await start();
		office.sandbox.clock.advance(READY_MS);
		office.sandbox.faults.add({ operation: 'ListReports', body: { reports: [] } });
		const { items } = await office.run('report.wait', { reportId: byId(id) });
		expect(items[0].json).toMatchObject({ id, status: 'Completed' });
	});

	test('stops during a pause when the workflow is stopped', async () => {
		const id = await start();
		const begun = Date.now();
		const parameters = { resource: 'report', operation: 'wait', reportId: byId(id) };
		const stopped = new Promise((resolve) => setTimeout(resolve, 1_500));
		await run(office.credentials, parameters, undefined, {}, {}, stopped);
		expect(Date.now() - begun).toBeLessThan(2_600);
		const looks = office.arrived().length;
		await new Promise((resolve) => setTimeout(resolve, 2_500));
		expect(office.arrived()).toHaveLength(looks);
	});

	test('lets forty items wait at the same time, since pauses hold no place', async () => {
		const ids: string[] = [];
		for (let count = 0; count < 40; count++) ids.push(await start());
		const stop = passTime(2_000);
		const begun = Date.now();
		const { items } = await office.run(
			'report.wait',
			{ reportId: byId('={{ $json.id }}') },
			itemsOf(...ids.map((id) => ({ id }))),
		);
		stop();
		expect(items.map(({ json }) => json.id)).toEqual(ids);
		// One after the other, or twenty at a time, they would take minutes.
		expect(Date.now() - begun).toBeLessThan(25_000);
	}, 60_000);

	test('ends its pause when another item fails at which the node stops', async () => {
		const id = await start();
		office.sandbox.office.reports.failNext('No');
		const failing = await start();
		const begun = Date.now();
		const finish = setInterval(() => {
			const { info } = office.sandbox.office.reports.get(failing)!;
			Object.assign(info, { status: 'Error', statusMessage: 'No' });
		}, 3_500);
		const parameters = { reportId: byId('={{ $json.id }}') };
		const { error } = await office.run('report.wait', parameters, itemsOf({ id }, { id: failing }));
		clearInterval(finish);
		expect(error?.message).toMatch(/^No$|^Stopped before/);
		// The look after the failing one comes seven seconds after the first, the next one fifteen.
		expect(Date.now() - begun).toBeLessThan(10_000);
	});

	test.each([0, -1, '={{ "soon" }}'])('refuses the limit %p beforehand', async (maxWait) => {
		const { message } = await shownBy(office, 'report.wait', {
			reportId: byId('r1'),
			options: { maxWait },
		});
		expect(message).toMatch(/^'Max Wait Time \(Minutes\)' cannot be/);
		expect(office.arrived()).toEqual([]);
	});
});

describe('Download', () => {
	test('gives the workbook with name and type', async () => {
		const id = await start();
		office.sandbox.clock.advance(READY_MS);
		const { items, error } = await office.run('report.download', { reportId: byId(id) });
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ id });
		const { data, ...told } = items[0].binary!.data;
		expect(told).toMatchObject({
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
		const { message, description } = await shownBy(office, 'report.download', {
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
		const again = await shownBy(office, 'report.delete', { reportId: byId(id) });
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
	const ids = ['64f1a0c2e4b0a1d2c3e40001', '64f1a0c2e4b0a1d2c3e40002'].map(async (accountId) => {
		const parameters = { resource: 'report', operation: 'run', report: 'cdr' };
		const { items } = await run(manager, { ...parameters, accountId: byId(accountId) });
		return items[0].json.id;
	});
	const { results } = await search(manager, 'searchReports', { resource: 'report' });
	expect(results.map(({ value }) => value).sort()).toEqual((await Promise.all(ids)).sort());
	expect(results[0].name).toMatch(/^Call Detail Records · Queued · /);
	const { results: none } = await search(manager, 'searchReports', {}, 'no such report');
	expect(none).toEqual([]);
});
