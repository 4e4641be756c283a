import { startSandbox, type EndpointInfo, type Sandbox } from '../../sandbox';
import { FRONT_DESK } from '../../sandbox/office/flowSeed';
import { BRIGHTWATER, HARBOR_DESK, MAIN_LINE } from '../../sandbox/office/people';
import { Client } from './client';

const FREE = '+12065550150';

let sandbox: Sandbox;
let manager: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	manager = new Client(sandbox);
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const buy = async (fields: object = {}) =>
	await manager.ask<EndpointInfo>('POST', '/endpoints/phone-numbers', {
		accountId: HARBOR_DESK.id,
		number: FREE,
		...fields,
	});
const offered = async () => {
	const path = `/endpoints/phone-numbers/search?accountId=${HARBOR_DESK.id}&contains=${FREE.slice(1)}`;
	return (await manager.get<{ phoneNumbers: object[] }>(path)).phoneNumbers.length;
};

test('a number that is bought belongs to whom it is for, and is no longer offered', async () => {
	expect(await offered()).toBe(1);
	const { json } = await buy({
		customerId: BRIGHTWATER.id,
		flowId: FRONT_DESK.id,
		flowParams: { greeting: { stringValue: 'Hello' } },
	});
	expect(json).toMatchObject({
		type: 'PhoneNumber',
		extraInformation: FREE,
		customerName: BRIGHTWATER.name,
		flowName: FRONT_DESK.name,
		isVirtualPhoneNumber: false,
	});
	expect(await manager.get(`/endpoints/${json.id}`)).toEqual(json);
	expect(await offered()).toBe(0);
	expect((await buy()).status).toBe(400);
});

test('a number that is not offered can be entered only', async () => {
	const number = '+4930555123';
	expect((await buy({ number })).status).toBe(400);
	const { json } = await buy({ number, isVirtualPhoneNumber: true, isFaxNumber: true });
	expect(json).toMatchObject({ type: 'FaxNumber', isVirtualPhoneNumber: true });
});

test('a number becomes a fax number and back, a user does not', async () => {
	const set = async (id: string, isFax: boolean) =>
		await manager.ask<EndpointInfo>('PATCH', `/phone-numbers/${id}/fax`, { isFax });
	expect((await set(MAIN_LINE.id, true)).json.type).toBe('FaxNumber');
	expect((await set(MAIN_LINE.id, false)).json.type).toBe('PhoneNumber');
	expect((await set('66b3c2e4a6d2c3f4e5a60001', true)).status).toBe(400);
});
