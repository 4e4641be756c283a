import { FRONT_DESK } from '../../sandbox/office/flowSeed';
import { BRIGHTWATER, HARBOR_DESK, MAIN_LINE } from '../../sandbox/office/people';
import { evoVoice } from './contract';
import { search } from './harness';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'teamLead' });
const directory = () => office.sandbox.office.directory;
const FREE = '+12065550150';

describe('Buy Number', () => {
	const buy = async (parameters = {}) =>
		await office.run('endpoint.buyNumber', { number: byId('+1 (206) 555-0150'), ...parameters });

	test('buys a number with what belongs to it', async () => {
		const { items } = await buy({
			additionalFields: {
				customerId: byId(BRIGHTWATER.id),
				flowId: byId(FRONT_DESK.id),
				flowParams: '{ "greeting": "Hello" }',
				data: '{ "site": "Seattle" }',
				tagIds: directory().tags[0].id,
				addressSid: 'AD1',
			},
		});
		expect(office.arrived().at(-1)).toMatchObject({
			method: 'POST',
			path: '/endpoints/phone-numbers',
			body: {
				accountId: HARBOR_DESK.id,
				number: FREE,
				flowParams: { greeting: { stringValue: 'Hello' } },
				tagIds: [directory().tags[0].id],
				addressSid: 'AD1',
			},
		});
		expect(items[0].json).toMatchObject({
			type: 'PhoneNumber',
			extraInformation: FREE,
			customerName: BRIGHTWATER.name,
			flowName: FRONT_DESK.name,
		});
		expect(directory().endpoint(String(items[0].json.id))!.data).toEqual({
			site: { stringValue: 'Seattle' },
		});
	});

	test('enters a number that is kept elsewhere', async () => {
		const additionalFields = { isVirtualPhoneNumber: true, isFaxNumber: true };
		const { items } = await buy({ number: byId('+49 30 555 123'), additionalFields });
		expect(items[0].json).toMatchObject({ type: 'FaxNumber', extraInformation: '+4930555123' });
	});

	test.each([
		['cut off', { cutOff: true }],
		['lost', { drop: true, afterActing: true }],
		['late', { status: 504, afterActing: true }],
	])('is done once when the answer is %s, and says what to check', async (_, fault) => {
		office.sandbox.faults.add({ ...fault, operation: 'BuyPhoneNumber' });
		const { description } = await errorShown(office, 'endpoint.buyNumber', { number: byId(FREE) });
		expect(description).toMatch(/may have|look/i);
		const bought = directory().endpoints.filter((one) => one.extraInformation === FREE);
		expect(bought).toHaveLength(1);
		const asked = office.arrived().filter(({ operation }) => operation === 'BuyPhoneNumber');
		expect(asked).toHaveLength(1);
	});

	test('says what is in the way', async () => {
		await buy();
		expect((await buy()).error?.message).toContain('is in use already');
		expect((await buy({ number: byId('any') })).error?.message).toBe("'Number' cannot be 'any'");
	});

	test('says that it costs money before anybody runs it', async () => {
		const { properties } = (await evoVoice()).description;
		const operation = properties
			.flatMap(({ options }) => options as Array<{ value?: string; description?: string }>)
			.find((option) => option?.value === 'buyNumber');
		expect(operation?.description).toContain('costs money');
		expect(properties.find(({ name }) => name === 'number')?.description).toContain('costs money');
	});
});

describe('the list of numbers to buy', () => {
	const list = async (filter?: string, parameters = {}) =>
		await search(office.credentials, 'searchNumbersToBuy', parameters, filter);

	test('has numbers with their place, by area code or digits, and buys nothing', async () => {
		const { results } = await list('206');
		expect(results[0]).toEqual({ name: `${FREE} · Seattle · WA`, value: FREE });
		expect(office.query()).toMatchObject({ areaCode: '206' });
		expect((await list('555-0155')).results).toHaveLength(4);
		expect(office.arrived().map(({ method }) => method)).not.toContain('POST');
	});

	test('wants an account where there are several, and explains that nothing fits', async () => {
		await expect(list('000')).rejects.toThrow('No number was found');
		Object.assign(office.credentials, office.sandbox.logins.manager);
		await expect(list('206')).rejects.toThrow("Choose an 'Account' first");
		const parameters = { accountId: byId(HARBOR_DESK.id) };
		expect((await list('206', parameters)).results.length).toBeGreaterThan(5);
	});

	test.each([
		['a bare list of numbers', [FREE]],
		['a list of objects with other names', [{ friendlyName: '(206)', number: FREE }]],
	])('reads %s', async (_, body) => {
		office.sandbox.faults.add({ status: 200, body, operation: 'SearchPhoneNumbers' });
		expect((await list()).results.map(({ value }) => value)).toEqual([FREE]);
	});
});

test('Set Fax lets a number take faxes, and calls again', async () => {
	for (const isFax of [true, false, '={{ "true" }}']) {
		const { items } = await office.run('endpoint.setFax', {
			endpointId: byId(MAIN_LINE.id),
			isFax,
		});
		const expected = isFax === false ? 'PhoneNumber' : 'FaxNumber';
		expect(office.arrived().at(-1)).toMatchObject({
			method: 'PATCH',
			path: `/phone-numbers/${MAIN_LINE.id}/fax`,
			body: { isFax: isFax !== false },
		});
		expect(items[0].json.type).toBe(expected);
	}
});

test('Delete takes an endpoint away, and refuses an ID that is none', async () => {
	const { items } = await office.run('endpoint.delete', { endpointId: byId(MAIN_LINE.id) });
	expect(items[0].json).toEqual({ deleted: true });
	expect(directory().endpoint(MAIN_LINE.id)).toBeUndefined();
	const sent = office.arrived().length;
	for (const id of ['={{ "" }}', '.', '..', '%2E']) {
		const { error } = await office.run('endpoint.delete', { endpointId: byId(id) });
		expect(error?.message).toContain("'Endpoint'");
	}
	expect(office.arrived()).toHaveLength(sent);
});
