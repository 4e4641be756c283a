import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeParameters } from 'n8n-workflow';

import { byId, itemsOf } from '../engine/office';
import type { More } from './asking';
import { MINUTE, useAsking } from './asking';

const { office, begin, address } = useAsking();

describe('before anything is sent it is refused', () => {
	const PUBLIC = { base: 'https://n8n.example.com' };
	const CHECKED = { options: { skipAddressCheck: false } };
	test.each<[string, INodeParameters, More, string]>([
		[
			'without a number to send to',
			{ toAddress: '={{ $json.nothing }}' },
			{},
			"'To Number' is empty",
		],
		[
			'without a number to send from',
			{ endpointId: byId('={{ $json.nothing }}') },
			{},
			"'From Number' is empty",
		],
		['without words', { message: '={{ $json.nothing }}' }, {}, "'Message' is empty"],
		['in more words than a text holds', { message: 'x'.repeat(1600) }, {}, "'Message' is too long"],
		['with a local address', CHECKED, {}, 'A phone could not open the address in the text'],
		[
			'with an address that is not encrypted',
			CHECKED,
			{ base: 'http://n8n.example.com' },
			'is not encrypted',
		],
		[
			'with no time to answer',
			{ options: { limitWaitTime: { values: { ...MINUTE.values, resumeAmount: 0 } } } },
			{},
			"'Amount' under Limit Wait Time must be more than 0",
		],
		[
			'with an address that n8n would not accept',
			CHECKED,
			{ base: 'https://n8n.example.com/n8n' },
			'its own address has the path /n8n',
		],
		[
			'about several items',
			{},
			{ items: itemsOf({ order: 1 }, { order: 2 }) },
			'2 items came in, but this step asks one question in a run',
		],
		['with a form without fields', { responseType: 'customForm' }, {}, "'Form Elements' is empty"],
	])('%s', async (_, parameters, more, message) => {
		const { error, run } = await begin(parameters, more);
		expect(error?.message).toContain(message);
		expect(error?.description).toEqual(expect.stringMatching(/\w+ \w+.*\.$/s));
		expect(office.arrived()).toEqual([]);
		expect(run.waitTill).toBeUndefined();
	});

	test('of several items the two ways out are named', async () => {
		const { error } = await begin({}, { items: itemsOf({}, {}, {}) });
		expect(error?.description).toMatch(/'Loop Over Items'.*'Execute Once'/);
	});

	test('but not with an address that every phone can open', async () => {
		const { error } = await begin(CHECKED, PUBLIC);
		expect(error).toBeUndefined();
		expect(address()).toMatch(/^https:\/\/n8n\.example\.com\/webhook-waiting\//);
	});
});

describe('Request Options', () => {
	test('Timeout is the time for sending the text', async () => {
		office.sandbox.faults.add({ path: '/messages', delayMs: 1_000 });
		const { error, run } = await begin({ requestOptions: { timeout: 100 } });
		expect(error?.message).toContain('did not answer in time');
		expect(run.waitTill).toBeUndefined();
	});

	test('Timeout is read as for every other operation', async () => {
		const { error } = await begin({ requestOptions: { timeout: '={{ "soon" }}' } });
		expect(error?.message).toBe("'Timeout' cannot be 'soon'");
		expect(office.arrived()).toEqual([]);
	});

	test('Proxy is what it is sent by', async () => {
		const came: string[] = [];
		const proxy = createServer(({ method, url, headers }, response) => {
			came.push([method, url, headers['proxy-authorization']].join(' '));
			response.setHeader('content-type', 'application/json').end('{}');
		}).listen(0, '127.0.0.1');
		await once(proxy, 'listening');
		const { port } = proxy.address() as AddressInfo;
		const requestOptions = { proxy: `http://ada:p%40ss@127.0.0.1:${port}` };
		const { error } = await begin({ requestOptions });
		proxy.close();
		expect(error).toBeUndefined();
		const login = Buffer.from('ada:p@ss').toString('base64');
		expect(came).toEqual([`POST ${office.sandbox.url}/messages Basic ${login}`]);
		expect(office.arrived()).toEqual([]);
	});

	test.each(['myproxy:3128', 'somewhere'])('Proxy cannot be %s', async (proxy) => {
		const { error } = await begin({ requestOptions: { proxy } });
		expect(error?.message).toBe("'Proxy' in the settings is no address");
		expect(office.arrived()).toEqual([]);
	});
});

describe('a text that cannot be sent', () => {
	beforeEach(() => office.sandbox.faults.add({ path: '/messages', status: 500, body: '' }));

	test('stops the workflow, and nothing waits', async () => {
		const { error, run } = await begin({});
		expect(error?.name).toBe('NodeApiError');
		expect(run.waitTill).toBeUndefined();
		expect(office.arrived()).toHaveLength(1);
	});

	test('comes out as an item with Continue On Fail', async () => {
		const { error, items } = await begin({}, { node: { onError: 'continueRegularOutput' } });
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ json: { error: expect.any(String) }, pairedItem: { item: 0 } }]);
	});

	test('comes out as one for each of several items', async () => {
		const { items } = await begin(
			{},
			{ items: itemsOf({}, {}), node: { onError: 'continueRegularOutput' } },
		);
		const error = '2 items came in, but this step asks one question in a run';
		expect(items).toMatchObject([
			{ json: { error }, pairedItem: { item: 0 } },
			{ json: { error }, pairedItem: { item: 1 } },
		]);
		expect(office.arrived()).toEqual([]);
	});
});
