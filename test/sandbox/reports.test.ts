import { Workbook, type CellValue } from 'exceljs';
import { startSandbox, type Sandbox } from '../../sandbox';
import { useFasterTime } from '../fasterTime';
import { Client } from './client';
import { basic } from './rawRequest';

interface Report {
	id: string;
	name: string;
	status: string;
	statusMessage?: string;
	downloadLink?: string;
	dateCreated: string;
	dateUpdated: string;
	emailAddressToNotify?: string;
}

const DESK = '64f1a0c2e4b0a1d2c3e40001';
const WEST = '64f1a0c2e4b0a1d2c3e40002';
const LONG = 60_000;

let sandbox: Sandbox;
let manager: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	manager = new Client(sandbox);
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

async function run(kind: string, fields: object = {}, client = manager): Promise<Report> {
	const path = kind.startsWith('/') ? kind : `/reports/${kind}`;
	const answer = await client.ask<Report>('POST', path, { accountId: DESK, ...fields });
	expect(answer.status).toBe(200);
	return answer.json;
}

async function list(accountId = DESK, client = manager): Promise<Report[]> {
	return (await client.get<{ reports: Report[] }>(`/reports?accountId=${accountId}`)).reports;
}

const statusOf = async (id: string) => (await list()).find((report) => report.id === id)?.status;

async function download(id: string): Promise<Response> {
	const headers = {
		accept: 'application/json',
		authorization: basic(sandbox.logins.manager),
	};
	return await fetch(`${sandbox.url}/reports/${id}.xlsx`, { headers });
}

/** What stands in the workbook of a finished report, the columns first. */
async function rowsOf(kind: string, fields: object = {}): Promise<CellValue[][]> {
	const { id } = await run(kind, fields);
	sandbox.clock.advance(LONG);
	const workbook = new Workbook();
	await workbook.xlsx.load(await (await download(id)).arrayBuffer());
	const rows: CellValue[][] = [];
	workbook.worksheets[0].eachRow((row) => rows.push((row.values as CellValue[]).slice(1)));
	return rows;
}

test('goes from Queued over Running to Completed on the clock', async () => {
	const { id, ...queued } = await run('call-history', { emailAddressToNotify: 'a@b.example' });
	expect(queued).toMatchObject({
		name: 'Call History',
		status: 'Queued',
		emailAddressToNotify: 'a@b.example',
		dateCreated: '2026-03-04T10:00:00Z',
	});
	const seen: Array<string | undefined> = [];
	for (let second = 0; second < 12; second++) {
		const status = await statusOf(id);
		if (status !== seen[seen.length - 1]) seen.push(status);
		sandbox.clock.advance(1_000);
	}
	expect(seen).toEqual(['Queued', 'Running', 'Completed']);
	const [done] = await list();
	expect(done.downloadLink).toContain(`/reports/${id}.xlsx`);
	expect(done.dateUpdated > done.dateCreated).toBe(true);
});

test('the workbook is one, and holds the calls of the account', async () => {
	const { id } = await run('call-history');
	sandbox.clock.advance(LONG);
	const answer = await download(id);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toBe(
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	);
	expect(answer.headers.get('content-disposition')).toContain('Call History.xlsx');
	const [columns, ...rows] = await rowsOf('call-history');
	expect(columns).toEqual(expect.arrayContaining(['Date', 'From', 'Duration (Seconds)']));
	const calls = sandbox.office.sessions().filter((session) => {
		const isOld = sandbox.office.isArchived(session);
		return session.accountId === DESK && session.channel === 'Voice' && !isOld;
	});
	expect(rows).toHaveLength(calls.length);
});

describe('what a report is about', () => {
	const dates = async (fields: object) =>
		(await rowsOf('call-history', fields)).slice(1).map(([date]) => String(date));

	test('days, both included', async () => {
		const day = '2026-03-03';
		const found = await dates({ startDate: day, endDate: day });
		expect(found.length).toBeGreaterThan(5);
		expect(found.every((date) => date.startsWith(day))).toBe(true);
	});

	test('a time zone, in which the dates are', async () => {
		const call = sandbox.office.start({ dateCreated: '2026-03-02T01:30:00Z' });
		const day = { startDate: '2026-03-01', endDate: '2026-03-01' };
		expect(await dates(day)).toEqual([]);
		expect(await dates({ ...day, timeZoneId: 'America/Los_Angeles' })).toEqual([
			'2026-03-01 17:30:00',
		]);
		expect(call.dateCreated).toBe('2026-03-02T01:30:00Z');
	});

	test('a customer and those below it, an endpoint, a flow', async () => {
		const all = (await dates({})).length;
		const [line] = await manager.all<{ id: string; flowId: string }>('/endpoints?nameFilter=main');
		const customerId = '65a2b1d3f5c1b2e3d4f50003';
		for (const fields of [{ customerId }, { endpointId: line.id }, { flowId: line.flowId }]) {
			const some = (await dates(fields)).length;
			expect(some).toBeGreaterThan(0);
			expect(some).toBeLessThan(all);
		}
	});

	test('archived sessions, when they are asked for', async () => {
		const [live, all] = [await dates({}), await dates({ includeArchivedSessions: true })];
		expect(all.length).toBe(live.length + 3);
	});
});

test.each([
	['agent-state', 'Agent State', 'Agent'],
	['billing', 'Billing', 'Minutes'],
	['call-center', 'Call Center', 'Queue'],
	['call-center-abandon', 'Call Center Abandon', 'Queue'],
	['call-center-detail', 'Call Center Detail', 'Queue'],
	['call-history', 'Call History', 'Direction'],
	['call-outcome', 'Call Outcome', 'Outcome'],
	['cdr', 'Call Detail Records', 'Call SID'],
	['metric', 'Metric', 'Metric'],
	['sync-phone-numbers', 'Sync Phone Numbers', 'Result'],
	['/json/reply/EndpointsReport', 'Endpoints', 'Type'],
])('%s makes the report %s', async (kind, name, column) => {
	const call = sandbox.office.start({ queueState: 'Connected' });
	sandbox.office.end(call.id, { missed: true });
	expect((await run(kind)).name).toBe(name);
	const [columns, ...rows] = await rowsOf(kind);
	expect(columns).toContain(column);
	expect(rows.length).toBeGreaterThan(0);
});

test('some reports take more fields', async () => {
	const types = await rowsOf('/json/reply/EndpointsReport', { types: ['Team'] });
	expect(types.slice(1).map(([name]) => name)).toEqual(['Reception', 'Support']);
	const [columns] = await rowsOf('billing', { includeCustomerIds: true });
	expect(columns).toContain('Customer ID');
	const outcomes = await rowsOf('call-outcome', { specificState: 'Missed' });
	expect(outcomes.slice(1).map(([outcome]) => outcome)).toEqual(['Missed']);
	const metrics = await rowsOf('metric', { metricName: 'Wait time' });
	expect(metrics[1]).toContain('Wait time');
});

describe('routes', () => {
	test('the documented report serves any verb, the others POST', async () => {
		for (const verb of ['GET', 'PUT', 'POST']) {
			const path = `/reports/agent-state?accountId=${DESK}`;
			expect((await manager.ask<Report>(verb, path)).json.status).toBe('Queued');
		}
		expect((await manager.ask('GET', `/reports/billing?accountId=${DESK}`)).status).toBe(404);
	});

	test('the endpoints report goes by its name, with POST', async () => {
		const path = `/json/reply/EndpointsReport?accountId=${DESK}`;
		expect((await manager.ask('GET', path)).status).toBe(405);
		expect((await manager.ask('POST', path)).status).toBe(200);
		expect((await manager.ask('POST', '/reports/endpoints', { accountId: DESK })).status).toBe(404);
	});
});

describe('reports that end in Error', () => {
	test('by a time zone that is not known', async () => {
		const { id } = await run('call-history', { timeZoneId: 'Mars/Olympus' });
		sandbox.clock.advance(LONG);
		const [report] = await list();
		expect(report).toMatchObject({ id, status: 'Error' });
		expect(report.statusMessage).toContain('Mars/Olympus');
		expect(report).not.toHaveProperty('downloadLink');
		expect((await download(id)).status).toBe(404);
	});

	test('because a test wants it, once', async () => {
		sandbox.office.reports.failNext('The database did not answer in time.');
		const [failing, fine] = [await run('cdr'), await run('cdr')];
		sandbox.clock.advance(LONG);
		const reports = new Map((await list()).map((report) => [report.id, report]));
		expect(reports.get(failing.id)).toMatchObject({
			status: 'Error',
			statusMessage: 'The database did not answer in time.',
		});
		expect(reports.get(fine.id)!.status).toBe('Completed');
	});
});

describe('downloading', () => {
	test('too early is refused, and says why', async () => {
		const { id } = await run('cdr');
		const early = await download(id);
		expect(early.status).toBe(404);
		const { responseStatus } = (await early.json()) as { responseStatus: { message: string } };
		expect(responseStatus.message).toContain('Queued');
		sandbox.clock.advance(LONG);
		expect((await download(id)).status).toBe(200);
	});

	test('can be cut off like every answer', async () => {
		const { id } = await run('cdr');
		sandbox.clock.advance(LONG);
		sandbox.faults.add({ path: `/reports/${id}`, cutOff: true });
		await expect((await download(id)).arrayBuffer()).rejects.toThrow('terminated');
		const whole = await (await download(id)).arrayBuffer();
		expect(whole.byteLength).toBeGreaterThan(1_000);
	});
});

describe('the list', () => {
	test('has the reports of the login and of the account, the newest first, or none', async () => {
		expect(await list()).toEqual([]);
		const [first, second] = [await run('cdr'), await run('billing')];
		await run('cdr', { accountId: WEST });
		await run('cdr', {}, new Client(sandbox, 'teamLead'));
		expect((await list()).map(({ id }) => id)).toEqual([second.id, first.id]);
		expect(await list(WEST)).toHaveLength(1);
		expect(await list(DESK, new Client(sandbox, 'teamLead'))).toHaveLength(1);
		sandbox.reset();
		expect(await list()).toEqual([]);
	});

	test('loses what was deleted, finished or not', async () => {
		const { id } = await run('cdr');
		expect((await manager.ask('DELETE', `/reports/${id}`)).status).toBe(204);
		sandbox.clock.advance(LONG);
		expect(await list()).toEqual([]);
		expect((await manager.ask('DELETE', `/reports/${id}`)).status).toBe(404);
		expect((await download(id)).status).toBe(404);
	});
});

test('what is asked wrongly is refused', async () => {
	expect(await manager.refusal('POST', '/reports/cdr', {})).toEqual([400, ['AccountId']]);
	expect(await manager.refusal('GET', '/reports')).toEqual([400, ['AccountId']]);
	const body = { accountId: DESK, startDate: 'yesterday' };
	expect(await manager.refusal('POST', '/reports/cdr', body)).toEqual([400, ['StartDate']]);
	expect((await manager.ask('POST', '/reports/cdr', { accountId: 'another' })).status).toBe(403);
	const { id } = await run('cdr');
	expect((await new Client(sandbox, 'teamLead').ask('DELETE', `/reports/${id}`)).status).toBe(403);
	const anna = new Client(sandbox, 'phoneUser');
	expect((await anna.ask('POST', '/reports/cdr', { accountId: DESK })).status).toBe(403);
	expect((await anna.ask('GET', `/reports?accountId=${DESK}`)).status).toBe(403);
});

describe('a clock of its own', () => {
	useFasterTime();

	test('finishes a report by itself', async () => {
		const real = await startSandbox({ quiet: true });
		try {
			const client = new Client(real);
			const { id } = await run('cdr', {}, client);
			const isDone = async () => (await list(DESK, client))[0].status === 'Completed';
			while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 500));
			expect((await client.ask('GET', `/reports/${id}.xlsx`)).status).toBe(200);
		} finally {
			await real.stop();
		}
	});
});
