import { search } from './harness';
import { useOffice } from './office';
import { serving } from './serving';

const office = useOffice({ login: 'manager' });

const PAGES = 3;

/** Opens a picker on a service whose lists have three pages, and notes what it is asked for. */
async function open(method: string, filter?: string, page?: string) {
	const asked: URL[] = [];
	const found = await serving(
		({ url = '' }, response) => {
			const { pathname, searchParams } = new URL(url, 'http://service');
			const at = Number(searchParams.get('page'));
			const isLast = at === PAGES - 1;
			const items = [{ id: `on page ${at}`, name: 'Desk' }, { name: 'has no ID' }];
			if (!pathname.startsWith('/auth/')) asked.push(new URL(url, 'http://service'));
			response.setHeader('content-type', 'application/json');
			response.end(
				JSON.stringify(
					pathname === '/auth/status'
						? {
								isAuthenticated: true,
								accountIds: ['a1', 'a2'],
								accountNames: ['One', 'Two'],
								roles: ['Manager'],
							}
						: { items, hasMorePages: !isLast },
				),
			);
		},
		async (baseUrl) =>
			await search({ ...office.credentials, baseUrl }, method, {}, filter, undefined, page),
	);
	const [{ pathname, searchParams }] = asked;
	return { ...found, pathname, query: Object.fromEntries(searchParams), requests: asked.length };
}

const PICKERS: Array<
	[method: string, path: string, entered: string, filter: string, sent?: string]
> = [
	['searchEndpoints', '/endpoints', 'Desk', 'nameFilter'],
	['searchNumbers', '/endpoints', 'Main line', 'nameFilter'],
	['searchNumbers', '/endpoints', '503', 'phoneNumberFilter'],
	['searchNumbers', '/endpoints', '(503) 555-01', 'phoneNumberFilter', '50355501'],
	['searchEndpoints', '/endpoints', '+1 503 555', 'phoneNumberFilter', '+1503555'],
	['searchCustomers', '/customers', 'Dental', 'nameFilter'],
	['searchFlows', '/flows', 'Evening', 'nameFilter'],
	['searchFiles', '/files', 'voicemail', 'fileName'],
	['searchNotifications', '/notifications', 'voice message', 'subjectFilter'],
];

describe.each(PICKERS)('%s', (method, path, entered, filter, sent = entered) => {
	test(`searches ${entered} on the server by its ${filter}`, async () => {
		const { pathname, query } = await open(method, entered);
		expect(pathname).toBe(path);
		expect(query).toMatchObject({ [filter]: sent, accountIds: 'a1,a2', page: '0' });
		expect((await open(method)).query).not.toHaveProperty(filter);
	});

	test('shows page after page, each by one request, until there is none', async () => {
		const seen: unknown[] = [];
		let token: string | undefined;
		do {
			const { results, paginationToken, query, requests } = await open(method, entered, token);
			expect(requests).toBe(1);
			expect(query[filter]).toBe(sent);
			seen.push(...results.map(({ value }) => value));
			token = paginationToken as string | undefined;
		} while (token !== undefined);
		expect(seen).toEqual(['on page 0', 'on page 1', 'on page 2']);
	});
});

test.each([
	...new Set(PICKERS.map(([method]) => method).filter((method) => method !== 'searchNumbers')),
	'searchReports',
])('%s shows a phone user which roles may see the list', async (method) => {
	const credentials = { ...office.credentials, ...office.sandbox.logins.phoneUser };
	await expect(search(credentials, method)).rejects.toMatchObject({
		message: 'The operation needs a login with the role Manager, Customer or SystemAdministrator',
	});
});

test.each([
	['serves the same page again and again', (page: number) => 'same'.repeat(Math.sign(page + 1)), 2],
	['serves three pages in turn', (page: number) => `on page ${page % 3}`, 4],
	['never ends', (page: number) => `on page ${page}`, 100],
])('a service that %s is not scrolled forever', async (_, idOn, most) => {
	let token: string | undefined;
	const seen: unknown[] = [];
	for (let scrolled = 1; ; scrolled++) {
		const { results, paginationToken } = await serving(
			({ url = '' }, response) => {
				const { pathname, searchParams } = new URL(url, 'http://service');
				const items = [{ id: idOn(Number(searchParams.get('page'))), name: 'Desk' }];
				const status = { isAuthenticated: true, accountIds: ['a1'], accountNames: ['One'] };
				response.setHeader('content-type', 'application/json');
				response.end(
					JSON.stringify(pathname === '/auth/status' ? status : { items, hasMorePages: true }),
				);
			},
			async (baseUrl) =>
				await search(
					{ ...office.credentials, baseUrl },
					'searchFlows',
					{},
					undefined,
					undefined,
					token,
				),
		);
		seen.push(...results.map(({ value }) => value));
		token = paginationToken as string | undefined;
		expect(scrolled).toBeLessThanOrEqual(most);
		if (token === undefined) break;
	}
	expect(new Set(seen).size).toBe(seen.length);
});

describe('sessions, for a login that is no phone user', () => {
	const sessions = async (operation: string, filter?: string, page?: string) =>
		await search(
			office.credentials,
			'searchSessions',
			{ resource: 'session', operation },
			filter,
			undefined,
			page,
		);

	test('are those of its accounts, newest first and page after page', async () => {
		const { office: state, clock } = office.sandbox;
		for (let minute = 0; minute < 60; minute++) {
			clock.advance(60_000);
			state.start({ fromAddress: '+15035550142', displayName: `Caller ${minute}` });
		}
		const { results, paginationToken } = await sessions('get');
		expect(results).toHaveLength(50);
		expect(results[0].name).toMatch(
			/^Caller 59 · connected · \d{1,2} \w+ \d{4}, \d\d:\d\d · Incoming voice · .*\+15035550142$/,
		);
		const next = await sessions('get', undefined, paginationToken as string);
		const all = [...results, ...next.results].map(({ value }) => value);
		expect(new Set(all).size).toBe(all.length);
		expect(all.length).toBeGreaterThan(60);
	});

	test('can be searched by the number of who calls', async () => {
		const { id } = office.sandbox.office.start({ fromAddress: '+15035550142' });
		const { results } = await sessions('get', '+15035550142');
		expect(results.map(({ value }) => value)).toEqual([id]);
	});

	test('are live calls where only these fit', async () => {
		const { results } = await sessions('record');
		const offered = results.map(({ value }) => office.sandbox.office.get(String(value))!);
		expect(offered.length).toBeGreaterThan(3);
		expect(offered.every(({ channel, ended }) => channel === 'Voice' && !ended)).toBe(true);
	});
});
