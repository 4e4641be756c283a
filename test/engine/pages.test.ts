import { setTimeout as pause } from 'node:timers/promises';

import { OPERATIONS } from './contract';
import { useOffice } from './office';
import { serving } from './serving';

const office = useOffice();

/** Reads sessions from a service that has so many and is slow, and counts its pages on the way. */
async function read(sessions: number, parameters: object) {
	const asked: string[] = [];
	let inFlight = 0;
	let mostInFlight = 0;
	const { items, error } = await serving(
		async ({ url = '' }, response) => {
			const { pathname, searchParams } = new URL(url, 'http://service');
			if (pathname === '/sessions') {
				const [page, count] = ['page', 'countPerPage'].map((name) =>
					Number(searchParams.get(name)),
				);
				asked.push(`${page} of ${count}`);
				mostInFlight = Math.max(mostInFlight, ++inFlight);
				await pause(20);
				inFlight--;
				const left = Math.max(sessions - page * count, 0);
				const ids = Array.from({ length: Math.min(left, count) }, (_, at) => page * count + at);
				response.setHeader('content-type', 'application/json');
				response.end(
					JSON.stringify({ items: ids.map((id) => ({ id: `${id}` })), hasMorePages: left > count }),
				);
			} else {
				response.setHeader('content-type', 'application/json');
				response.end(JSON.stringify({ accountIds: ['a1'], accountNames: ['One'] }));
			}
		},
		async (baseUrl) => {
			Object.assign(office.credentials, { baseUrl });
			return await office.run('session.getAll', parameters as never);
		},
	);
	if (error) throw error;
	return { ids: items.map(({ json }) => json.id), asked, mostInFlight };
}

test.each([
	['Return All', 250, { returnAll: true }, 250, ['0 of 100', '1 of 100', '2 of 100']],
	[
		'Return All, where the last page is full',
		200,
		{ returnAll: true },
		200,
		['0 of 100', '1 of 100'],
	],
	['Return All, where there is nothing', 0, { returnAll: true }, 0, ['0 of 100']],
	['a limit within a page', 250, { limit: 30 }, 30, ['0 of 30']],
	['a limit of just two pages', 250, { limit: 200 }, 200, ['0 of 100', '1 of 100']],
	['a limit within the second page', 250, { limit: 101 }, 101, ['0 of 100', '1 of 100']],
])(
	'%s reads the pages that it needs, one ahead at most',
	async (_, all, parameters, count, pages) => {
		const { ids, asked, mostInFlight } = await read(all, parameters);
		expect(ids).toEqual(Array.from({ length: count }, (__, at) => `${at}`));
		expect(asked).toEqual(pages);
		expect(mostInFlight).toBeLessThanOrEqual(2);
	},
);

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
