import { setTimeout as pause } from 'node:timers/promises';

import { HARBOR_DESK, HARBOR_WEST } from '../../sandbox/office/people';
import { useFasterTime } from '../fasterTime';
import { run } from './harness';
import { byId, itemsOf, useOffice } from './office';
import { errorShown } from './errorShown';
import { when } from './when';

const office = useOffice({ login: 'manager' });
const reports = () => office.sandbox.office.reports;
/** Longer than a report of the sandbox takes. */
const READY_MS = 10_000;
const desk = { accountId: byId(HARBOR_DESK.id) };

async function start(accountId = HARBOR_DESK.id): Promise<string> {
	const parameters = { report: 'callHistory', accountId: byId(accountId) };
	const { items, error } = await office.run('report.run', parameters);
	expect(error).toBeUndefined();
	return String(items[0].json.id);
}

const wait = async (id: unknown, more = {}) =>
	await office.run('report.wait', { ...desk, reportId: byId(id), ...more });
const refusedWait = async (id: string, more = {}) =>
	await errorShown(office, 'report.wait', { ...desk, reportId: byId(id), ...more });

/** The polls of the list that have been answered, of one account or of any. */
const polls = (accountId = '') =>
	office
		.arrived()
		.filter(({ operation, status }) => operation === 'ListReports' && status > 0)
		.filter(({ path }) => path.includes(accountId));

/** Lets so many polls see the report as it is now, whatever becomes of it. */
function showAsItIs(id: string, times: number) {
	const body = { reports: [{ ...reports().get(id)!.info }] };
	office.sandbox.faults.add({ operation: 'ListReports', body, times });
}

describe('with faster time', () => {
	useFasterTime();

	test('gives the report once it is ready, and polls with growing pauses', async () => {
		const id = await start();
		showAsItIs(id, 2);
		office.sandbox.clock.advance(READY_MS);
		const at: number[] = [];
		const waiting = wait(id);
		for (let count = 1; count <= 3; count++) {
			await when(() => polls().length >= count);
			at.push(Date.now());
		}
		const { items, error } = await waiting;
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ id, status: 'Completed' });
		expect(polls()).toHaveLength(3);
		const [first, second] = [at[1] - at[0], at[2] - at[1]];
		// One second, then two.
		expect(first + second).toBeGreaterThanOrEqual(2_900);
		expect(second / first).toBeGreaterThan(1.5);
	});

	test('shows the status message of a report that cannot be made', async () => {
		reports().failNext('Too many sessions: choose fewer than 90 days.');
		const id = await start();
		office.sandbox.clock.advance(READY_MS);
		const { error } = await wait(id);
		expect(error?.message).toBe('Too many sessions: choose fewer than 90 days.');
		expect(error?.description).toContain('could not be made. Check the fields');
	});

	test('says so when a failed report has no status message', async () => {
		reports().failNext(' ');
		const id = await start();
		office.sandbox.clock.advance(READY_MS);
		expect((await refusedWait(id)).message).toBe("The report 'Call History' could not be made");
	});

	test('gives up at the limit, with the status and a way on', async () => {
		const id = await start();
		const begun = Date.now();
		const { message, description } = await refusedWait(id, { options: { maxWait: 0.02 } });
		expect(Date.now() - begun).toBeGreaterThanOrEqual(1_190);
		expect(message).toBe(
			`The report '${id}' was not done within 0.02 minutes, its status is Queued`,
		);
		expect(description).toContain("'Max Wait Time (Minutes)'");
	});

	test('reports as not found what never appears, and what goes away', async () => {
		const never = await refusedWait('r404');
		expect(never).toMatchObject({ message: "The report 'r404' was not found", httpCode: '404' });
		expect(never.description).toContain('run by another login');
		expect(polls()).toHaveLength(3);
		const id = await start();
		showAsItIs(id, 1);
		reports().remove(id);
		expect((await refusedWait(id)).message).toBe(`The report '${id}' was not found`);
		expect(polls()).toHaveLength(3 + 4);
	}, 20_000);

	test.each([
		[
			'lists without it, but not in a row',
			[{ body: { reports: [] } }, { seen: true }, { body: { reports: [] } }],
		],
		['an answer that is cut off', [{ body: '{"reports":[' }]],
		['a status that the node does not retry by itself', [{ status: 500, message: 'Oops' }]],
		['more of them than it retries by itself', Array(5).fill({ status: 503, body: '' })],
	])(
		'outlasts %s',
		async (_, faults) => {
			const id = await start();
			for (const { seen, ...fault } of faults) {
				if (seen) showAsItIs(id, 1);
				else office.sandbox.faults.add({ operation: 'ListReports', ...fault });
			}
			office.sandbox.clock.advance(READY_MS);
			const { items, error } = await wait(id);
			expect(error).toBeUndefined();
			expect(items[0].json).toMatchObject({ id, status: 'Completed' });
		},
		20_000,
	);

	test('waits as long as the service asks for, but not longer than its own limit', async () => {
		const id = await start();
		office.sandbox.clock.advance(READY_MS);
		const headers = { 'retry-after': '40' };
		office.sandbox.faults.add({
			operation: 'ListReports',
			status: 429,
			body: '',
			headers,
			times: 4,
		});
		const atLimit = { options: { maxWait: 0.02 } };
		const { message } = await refusedWait(id, atLimit);
		expect(message).toBe('Evo Voice received too many requests');
		expect(polls()).toHaveLength(1);
		const reportId = byId(id);
		const parameters = { resource: 'report', operation: 'wait', ...desk, reportId };
		await run(office.credentials, parameters, undefined, {}, {}, pause(500));
		expect(polls()).toHaveLength(2);
	}, 20_000);

	test.each([[401], [403], [404]])('does not wait where the status is %d', async (status) => {
		const id = await start();
		office.sandbox.faults.add({ operation: 'ListReports', status, body: '', times: 9 });
		expect((await refusedWait(id)).httpCode).toBe(String(status));
		// A 401 may be about the session, which is renewed.
		expect(polls().length).toBeLessThanOrEqual(status === 401 ? 3 : 1);
	});

	test('waits for a report that shows up a little late', async () => {
		const id = await start();
		office.sandbox.clock.advance(READY_MS);
		office.sandbox.faults.add({ operation: 'ListReports', body: { reports: [] } });
		expect((await wait(id)).items[0].json).toMatchObject({ id, status: 'Completed' });
		expect(polls()).toHaveLength(2);
	});

	test('lets forty items wait at the same time, since pauses hold no place', async () => {
		const atDesk = { accountId: HARBOR_DESK.id, id: await start(HARBOR_DESK.id) };
		const atWest = { accountId: HARBOR_WEST.id, id: await start(HARBOR_WEST.id) };
		const items = [
			...Array<typeof atWest>(20).fill(atWest),
			...Array<typeof atDesk>(20).fill(atDesk),
		];
		const running = office.run(
			'report.wait',
			{ accountId: byId('={{ $json.accountId }}'), reportId: byId('={{ $json.id }}') },
			itemsOf(...items),
		);
		// The first twenty are not done before the others have polled, too.
		await when(() => polls(HARBOR_DESK.id).length >= 20);
		office.sandbox.clock.advance(READY_MS);
		const found = (await running).items;
		expect(found.map(({ json }) => json.id)).toEqual(items.map(({ id }) => id));
	});

	test.each([0, -1, '={{ "soon" }}'])('refuses the limit %p beforehand', async (maxWait) => {
		const { message } = await refusedWait('r1', { options: { maxWait } });
		expect(message).toMatch(/^'Max Wait Time \(Minutes\)' cannot be/);
		expect(office.arrived()).toEqual([]);
	});
});

// In real time: these measure how soon a pause ends.
test('stops during a pause when the workflow is stopped', async () => {
	const reportId = byId(await start());
	const parameters = { resource: 'report', operation: 'wait', ...desk, reportId };
	let stoppedAt = Infinity;
	const stopped = when(() => polls().length === 2).then(async () => {
		await pause(200);
		stoppedAt = performance.now();
	});
	await run(office.credentials, parameters, undefined, {}, {}, stopped);
	// The pause after the second poll is two seconds long.
	expect(performance.now() - stoppedAt).toBeLessThan(1_600);
	await pause(2_500);
	expect(polls()).toHaveLength(2);
});

test('ends its pause when another item fails at which the node stops', async () => {
	const ids = [await start(), await start()];
	const running = office.run(
		'report.wait',
		{ ...desk, reportId: byId('={{ $json.id }}') },
		itemsOf(...ids.map((id) => ({ id }))),
	);
	await when(() => polls().length === 4);
	Object.assign(reports().get(ids[1])!.info, { status: 'Error', statusMessage: 'No' });
	await when(() => polls().length > 4);
	const failedAt = performance.now();
	expect((await running).error?.message).toBe('No');
	// The pause after the third poll is four seconds long.
	expect(performance.now() - failedAt).toBeLessThan(3_000);
});
