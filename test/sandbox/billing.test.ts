import { startSandbox, type Sandbox } from '../../sandbox';
import { HARBOR_DESK } from '../../sandbox/office/people';
import { Client } from './client';

interface Call {
	sid: string;
	startTime: string;
	endTime: string;
	duration: number;
	price: number;
	status: string;
}

let sandbox: Sandbox;
let manager: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	manager = new Client(sandbox);
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

const calls = async (query = '') =>
	await manager.get<Call[]>(`/billing/calls?accountId=${HARBOR_DESK.id}${query}`);

test('the calls of an account come as a bare array, with duration and price', async () => {
	const { id, callSid } = sandbox.office.start();
	expect((await calls()).map(({ sid }) => sid)).not.toContain(callSid);
	sandbox.clock.advance(90_000);
	sandbox.office.end(id);
	const call = (await calls()).find(({ sid }) => sid === callSid)!;
	expect(call).toMatchObject({ duration: 90, price: -0.017, status: 'completed' });
	const day = call.startTime.slice(0, 10);
	expect(await calls(`&startDate=${day}&endDate=${day}`)).toContainEqual(call);
	expect(await calls('&startDate=2099-01-01')).toEqual([]);
});

test('calls want an account, and days that are days', async () => {
	expect(await manager.refusal('GET', '/billing/calls')).toEqual([400, ['AccountId']]);
	const path = `/billing/calls?accountId=${HARBOR_DESK.id}&endDate=soon`;
	expect(await manager.refusal('GET', path)).toEqual([400, ['EndDate']]);
});
