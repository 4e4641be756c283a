import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	FOREIGN_ACCOUNT,
	HARBOR_DESK,
	HARBOR_WEST,
	MAIN_LINE,
	OKAFOR,
	WEST_LINE,
} from '../../sandbox/office/people';
import { AFTER_HOURS, VIP } from '../../sandbox/office/directorySeed';
import { FRONT_DESK, MARLOW_INTAKE } from '../../sandbox/office/flowSeed';
import { search } from './harness';
import { byId, useOffice } from './office';

const office = useOffice();
const stored = (id = MAIN_LINE.id) => office.sandbox.office.endpoints.find((one) => one.id === id)!;
const login = (name: 'manager' | 'phoneUser' | 'teamLead') =>
	Object.assign(office.credentials, office.sandbox.logins[name]);
const queries = () =>
	office
		.arrived()
		.map(({ path }) => new URL(path, office.sandbox.url).searchParams)
		.map((query) => Object.fromEntries(query));

beforeEach(() => login('manager'));

describe('Get', () => {
	const get = async (parameters: INodeParameters = {}) =>
		await office.run('endpoint.get', { endpointId: byId(MAIN_LINE.id), ...parameters });

	test('returns one endpoint, simplified', async () => {
		const { items } = await get();
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: MAIN_LINE.id,
				displayName: 'Main line',
				type: 'PhoneNumber',
				extraInformation: '+15035550100',
				customerName: '',
				accountName: 'Harbor Desk',
				flowName: 'Front desk',
				flowId: FRONT_DESK.id,
				userMode: '',
				referenceId: '',
			},
		]);
	});

	test('returns custom data and flow parameters as plain JSON, the rest untouched', async () => {
		const { json } = (await get({ simplify: false })).items[0];
		expect(json).toMatchObject({
			data: { site: 'Portland' },
			flowParams: { greeting: 'Harbor Desk', ringSeconds: 30 },
			tags: [],
			dateCreated: stored().dateCreated,
		});
	});

	test('says which one there is not, and who may ask', async () => {
		const gone = await get({ endpointId: byId('gone') });
		expect(gone.error).toMatchObject({
			message: "The endpoint 'gone' was not found",
			description: expect.stringContaining('Choose one from the Endpoint list'),
		});
		login('phoneUser');
		const { error } = await get();
		expect(error?.message).toBe(
			'The operation needs a login with the role Manager, Customer or SystemAdministrator',
		);
	});
});

describe('Get Many', () => {
	const names = async (filters: IDataObject = {}, more: INodeParameters = {}) =>
		(
			await office.run('endpoint.getAll', {
				returnAll: true,
				filters: filters as INodeParameters,
				...more,
			})
		).items
			.map(({ json }) => String(json.displayName))
			.sort();

	test('returns those of all accounts of the login, or of the one that is chosen', async () => {
		const of = (...accounts: string[]) =>
			office.sandbox.office.endpoints
				.filter(({ accountId }) => accounts.includes(accountId))
				.map(({ displayName }) => displayName)
				.sort();
		expect(await names()).toEqual(of(HARBOR_DESK.id, HARBOR_WEST.id));
		expect(await names({}, { accountId: byId(HARBOR_WEST.id) })).toEqual(of(HARBOR_WEST.id));
		expect(await names({}, { accountId: byId(FOREIGN_ACCOUNT.id) })).toEqual([]);
	});

	test.each([
		[{ type: 'Team' }, ['Reception', 'Support']],
		[{ type: 'team' }, ['Reception', 'Support']],
		[{ types: 'FaxNumber, EmailAddress' }, ['Hello mailbox', 'Okafor papers']],
		[{ userMode: 'SipPhone' }, ['Ben Osei', 'David Laurent']],
		[{ sipUserName: 'ben.osei' }, ['Ben Osei']],
		[{ nameFilter: 'OKAFOR c' }, ['Okafor customs']],
		[{ phoneNumberFilter: '5550113' }, ['Brightwater appointments']],
		[{ referenceIds: 'HR-anna.keller, HR-elif.demir' }, ['Anna Keller', 'Elif Demir']],
		[{ customerIds: byId(OKAFOR.id) }, ['Okafor customs', 'Okafor dispatch', 'Okafor papers']],
		[{ customerIds: byId(OKAFOR.id), shallowParent: true }, ['Okafor dispatch', 'Okafor papers']],
		[{ flowIds: byId(MARLOW_INTAKE.id) }, ['Marlow intake']],
		[{ tagIds: `${VIP.id},${AFTER_HOURS.id}` }, ['Okafor dispatch']],
		[{ tagIds: [VIP.id] }, ['Brightwater appointments', 'Okafor dispatch']],
		[{ dataFilters: 'site=Boise' }, ['Marlow intake']],
		[{ dataFilters: '["site=Seattle"]', type: 'FaxNumber' }, ['Okafor papers']],
		[{ flowParametersFilter: '{ "greeting": "Harbor Desk" }' }, ['Main line']],
	])('%j finds %j', async (filters, expected) => {
		expect(await names(filters as never)).toEqual(expected);
	});

	test('leaves out what is empty', async () => {
		await names({
			nameFilter: '',
			type: '',
			tagIds: '',
			dataFilters: '',
			types: '',
			flowIds: byId(''),
		});
		const { accountIds, page, countPerPage, simplifiedPaging, ...others } = queries().at(-1)!;
		expect([accountIds, page, countPerPage]).not.toContain(undefined);
		// The first page comes with the total.
		expect(simplifiedPaging).toBeUndefined();
		expect(others).toEqual({});
	});

	test('sends a flow state as it is', async () => {
		await names({ flowState: 'Open' });
		expect(queries().at(-1)).toMatchObject({ flowState: 'Open' });
	});

	test('sorts as asked, and refuses a field that there is not', async () => {
		const { items } = await office.run('endpoint.getAll', {
			sort: { sortField: 'displayName', sortOrder: 'Descend' },
		});
		const found = items.map(({ json }) => String(json.displayName));
		expect(found).toEqual([...found].sort().reverse());
		const { error } = await office.run('endpoint.getAll', {
			sort: { sortField: '={{ "flowParams" }}' },
		});
		expect(error?.message).toBe("'Sort By' cannot be 'flowParams'");
	});

	test.each([
		[{ dataFilters: 'Boise' }, "'Custom Data' cannot be 'Boise'"],
		[{ dataFilters: ['site=Salem, Oregon'] }, "'Custom Data' cannot be 'site=Salem, Oregon'"],
		[{ flowParametersFilter: '[1]' }, "'Flow Parameters' is not a JSON object"],
		[{ type: '={{ "Trunk" }}' }, "'Type' cannot be 'Trunk'"],
	])('refuses %j before anything is sent', async (filters, message) => {
		const { error } = await office.run('endpoint.getAll', { filters: filters as never });
		expect(error?.message).toBe(message);
		expect(office.arrived()).toEqual([]);
	});
});

describe('Search Numbers', () => {
	const find = async (filters: IDataObject, more: INodeParameters = {}) =>
		await office.run('endpoint.searchNumbers', {
			accountId: byId(HARBOR_DESK.id),
			filters: filters as INodeParameters,
			...more,
		});

	test('returns what Evo Voice answers, up to the limit', async () => {
		const { items } = await find({ areaCode: '503', isFaxNumber: true, contains: '0150' });
		expect(items.map(({ json }) => json)).toMatchObject([{ phoneNumber: '+15035550150' }]);
		expect((await find({ region: 'OR' }, { limit: 3 })).items).toHaveLength(3);
		expect((await find({ region: 'OR' }, { returnAll: true })).items).toHaveLength(24);
	});

	test('sends what was asked for', async () => {
		const filters = { countryCode: 'US', postalCode: '97204', distance: 40 };
		await find({ ...filters, isFaxNumber: false });
		expect(queries()).toEqual([
			{
				accountId: HARBOR_DESK.id,
				countryCode: 'US',
				postalCode: '97204',
				distance: '40',
				isFaxNumber: 'false',
			},
		]);
	});

	test.each([
		['a bare list', [{ number: '+1' }, { number: '+2' }], [{ number: '+1' }, { number: '+2' }]],
		['a page', { items: [{ number: '+1' }], totalCount: 1 }, [{ number: '+1' }]],
		['texts', { numbers: ['+1', '+2'] }, [{ phoneNumber: '+1' }, { phoneNumber: '+2' }]],
		['nothing', {}, []],
		['an empty list', [], []],
	])('takes %s', async (_, body, expected) => {
		office.sandbox.faults.add({ status: 200, body, contentType: 'application/json' });
		const { items, error } = await find({});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual(expected);
	});

	test.each([
		['two lists', { local: [], tollFree: [] }],
		['no list', { count: 0 }],
		['a text', '"none"'],
	])('does not guess with %s', async (_, body) => {
		office.sandbox.faults.add({ status: 200, body, contentType: 'application/json' });
		const { error } = await find({});
		expect(error?.message).toBe('The answer of Evo Voice has an unexpected format');
	});

	test('asks which account where the login has several', async () => {
		const { error } = await office.run('endpoint.searchNumbers');
		expect(error).toMatchObject({
			message: "'Account' is empty",
			description: expect.stringContaining('Harbor Desk, Harbor Desk West'),
		});
		login('teamLead');
		expect((await office.run('endpoint.searchNumbers')).items.length).toBeGreaterThan(0);
	});

	test('refuses a distance that is none', async () => {
		const { error } = await find({ distance: 0 });
		expect(error?.message).toBe("'Distance' cannot be '0'");
	});
});

describe('the lists to choose from', () => {
	test('flows can be searched by name', async () => {
		const { results } = await search(office.credentials, 'searchFlows', {}, 'front');
		expect(results).toEqual([{ name: 'Front desk · Harbor Desk', value: FRONT_DESK.id }]);
	});

	test('a phone user learns who may see them', async () => {
		login('phoneUser');
		await expect(search(office.credentials, 'searchEndpoints')).rejects.toMatchObject({
			message: expect.stringContaining('a login with the role Manager, Customer'),
		});
	});

	test('endpoints of every type are offered', async () => {
		const { results } = await search(office.credentials, 'searchEndpoints', {}, 'e');
		expect(results.map(({ value }) => value)).toContain(WEST_LINE.id);
		const names = results.map(({ name }) => name);
		expect(names).toContain('Hello mailbox · Email address · hello@harbor-desk.example');
	});
});
