import { setTimeout as pause } from 'node:timers/promises';

import type { Exchange } from '../../nodes/EvoVoice/operation/exchange';
import { readPages } from '../../nodes/EvoVoice/operation/answers/pages';
import { OPERATIONS } from './contract';
import { useOffice } from './office';
import { serving } from './serving';

const office = useOffice();

interface Service {
	/** How many sessions there are when a page is asked for. */
	sessions: number | ((page: number) => number);
	/** The total in its answer; the right one unless said otherwise. */
	total?: (sessions: number) => number | undefined;
	/** The largest page that it gives. */
	largest?: number;
}

/** Reads sessions from a service that is slow, and counts its pages on the way. */
async function read(service: Service, parameters: object) {
	const { sessions: sessionsAt, total = (count) => count, largest = 100 } = service;
	const asked: string[] = [];
	let inFlight = 0;
	let mostInFlight = 0;
	const { items, error } = await serving(
		async ({ url = '' }, response) => {
			const { pathname, searchParams } = new URL(url, 'http://service');
			response.setHeader('content-type', 'application/json');
			if (pathname !== '/sessions') {
				response.end(JSON.stringify({ accountIds: ['a1'], accountNames: ['One'] }));
				return;
			}
			const [page, wanted] = ['page', 'countPerPage'].map((name) => Number(searchParams.get(name)));
			const isSimple = searchParams.get('simplifiedPaging') === 'true';
			asked.push(`${page} of ${wanted}${isSimple ? '' : ' and the total'}`);
			mostInFlight = Math.max(mostInFlight, ++inFlight);
			// Later pages are sooner there.
			await pause(20 + 20 * (5 - (page % 5)));
			inFlight--;
			const count = Math.min(wanted, largest);
			const sessions = typeof sessionsAt === 'number' ? sessionsAt : sessionsAt(page);
			const left = Math.max(sessions - page * count, 0);
			const ids = Array.from({ length: Math.min(left, count) }, (_, at) => page * count + at);
			const found = ids.map((id) => ({ id: `${id}` }));
			const totalCount = total(sessions);
			const totalPages = totalCount && Math.ceil(totalCount / count);
			response.end(
				JSON.stringify(
					isSimple
						? { items: found, totalCount: 0, totalPages: 0, hasMorePages: left > count }
						: { items: found, totalCount, totalPages, hasMorePages: false },
				),
			);
		},
		async (baseUrl) => {
			Object.assign(office.credentials, { baseUrl });
			return await office.run('session.getAll', parameters as never);
		},
	);
	if (error) throw error;
	return { ids: items.map(({ json }) => json.id), asked, mostInFlight };
}

const ALL = { returnAll: true };
const upTo = (count: number) => Array.from({ length: count }, (_, at) => `${at}`);
const pages = (count: number) =>
	Array.from({ length: count }, (_, page) => `${page} of 100${page === 0 ? ' and the total' : ''}`);

test.each([
	['Return All', 1_250, ALL, 1_250, pages(13)],
	['Return All, where the last page is full', 200, ALL, 200, pages(2)],
	['Return All of a single page', 100, ALL, 100, pages(1)],
	['Return All, where there is nothing', 0, ALL, 0, pages(1)],
	['a limit within a page', 250, { limit: 30 }, 30, ['0 of 30']],
	['a limit of one page', 250, { limit: 100 }, 100, ['0 of 100']],
	['a limit of just two pages', 250, { limit: 200 }, 200, pages(2)],
	['a limit within the second page', 950, { limit: 101 }, 101, pages(2)],
	['a limit of more than there is', 250, { limit: 1_000 }, 250, pages(3)],
])('%s reads the pages that it needs, each once', async (_, sessions, parameters, count, asked) => {
	const list = await read({ sessions }, parameters);
	expect(list.ids).toEqual(upTo(count));
	expect(list.asked.sort(byPage)).toEqual(asked);
	expect(list.mostInFlight).toBe(Math.min(Math.max(asked.length - 1, 1), 5));
});

const byPage = (one: string, other: string) => parseInt(one, 10) - parseInt(other, 10);

test.each<[string, Service, number, number]>([
	['smaller pages than asked for', { sessions: 250, largest: 50 }, 250, 5],
	['no total', { sessions: 350, total: () => undefined }, 350, 4],
	['a total of nothing', { sessions: 350, total: () => 0 }, 350, 4],
	['a total that is too small', { sessions: 950, total: () => 350 }, 950, 10],
	['a total of one page', { sessions: 350, total: () => 100 }, 100, 1],
	['a total within the page', { sessions: 350, total: () => 30 }, 350, 4],
	['a negative total', { sessions: 350, total: () => -1 }, 350, 4],
])('a service that gives %s is read to its end', async (_, service, count, requests) => {
	const { ids, asked } = await read(service, ALL);
	expect(ids).toEqual(upTo(count));
	expect(asked).toHaveLength(requests);
});

test('a total that is too large costs five pages at most', async () => {
	const { ids, asked } = await read({ sessions: 350, total: () => 1_000_000 }, ALL);
	expect(ids).toEqual(upTo(350));
	expect(asked.length).toBeLessThanOrEqual(4 + 5);
});

test('a list that grows meanwhile is read to its end', async () => {
	const { ids } = await read({ sessions: (page) => (page < 3 ? 450 : 1_234) }, ALL);
	expect(ids).toEqual(upTo(1_234));
});

test.each([
	['with IDs', [{ id: 's1' }, { id: 's2' }]],
	['without IDs', [{ displayName: 'Ann' }, { displayName: 'Ann' }]],
])('a server that gives the same page %s for ever ends the list', async (_, items) => {
	Object.assign(office.credentials, office.sandbox.logins.manager);
	office.sandbox.faults.add({ operation: 'ListSessions', body: { items }, times: 20 });
	const run = await office.run('session.getAll', { returnAll: true, simplify: false });
	expect(run.items.map(({ json }) => json)).toEqual(items);
	expect(office.arrived().filter(({ operation }) => operation === 'ListSessions')).toHaveLength(2);
});

test('pages without IDs that alternate end the list', async () => {
	Object.assign(office.credentials, office.sandbox.logins.manager);
	for (const displayName of ['Ann', 'Ben', 'Ann', 'Ben', 'Ann', 'Ben']) {
		office.sandbox.faults.add({ operation: 'ListSessions', body: { items: [{ displayName }] } });
	}
	const run = await office.run('session.getAll', { returnAll: true, simplify: false });
	expect(run.items.map(({ json }) => json.displayName)).toEqual(['Ann', 'Ben']);
	expect(office.arrived().filter(({ operation }) => operation === 'ListSessions')).toHaveLength(3);
});

test('a list that never ends is read for 10,000 pages', async () => {
	let asked = 0;
	const exchange = {
		context: { getNode: () => ({}) },
		operation: {},
		request: {},
		ask: async () => ({ items: [{ id: `${asked++}` }], hasMorePages: true }),
	} as unknown as Exchange;
	expect(await readPages(exchange, Infinity, (found) => found)).toHaveLength(10_000);
	expect(asked).toBe(10_000);
});

test.each(OPERATIONS.filter(([, , fields]) => fields.some((name) => name === 'sort')))(
	'%s.%s can be kept to some IDs and sorted',
	async (resource, operation) => {
		Object.assign(office.credentials, office.sandbox.logins.manager);
		const { items, error } = await office.run(`${resource}.${operation}`, {
			filters: { specificIds: 'one, another' },
			sort: { sortOrder: 'Ascend' },
		});
		expect({ items, error }).toEqual({ items: [], error: undefined });
		expect(office.query()).toMatchObject({ specificIds: 'one,another', sortOrder: 'Ascend' });
	},
);

test('what moves to the next page while the list is read comes out once', async () => {
	Object.assign(office.credentials, office.sandbox.logins.manager);
	for (const ids of [['s1', 's2'], ['s2', 's3'], ['s1', 's2'], []]) {
		const body = { items: ids.map((id) => ({ id })) };
		office.sandbox.faults.add({ operation: 'ListSessions', body });
	}
	const { items } = await office.run('session.getAll', { returnAll: true });
	expect(items.map(({ json }) => json.id)).toEqual(['s1', 's2', 's3']);
	// The third page has nothing new, as of a server that goes round in a circle.
	expect(office.arrived().filter(({ operation }) => operation === 'ListSessions')).toHaveLength(3);
});
