import { startSandbox, type Sandbox } from '../../sandbox';
import { BRIGHTWATER, HARBOR_DESK } from '../../sandbox/office/people';
import { Client } from './client';

let sandbox: Sandbox;
let manager: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
	manager = new Client(sandbox);
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

test('log entries are found by day, words, customer, or as those of the account itself', async () => {
	const entries = async (query: string) =>
		(
			await manager.all<{ description: string }>(
				`/json/reply/ListLogEntries?accountIds=${HARBOR_DESK.id}&${query}`,
			)
		).map(({ description }) => description);
	const number = '+12065550150';
	await manager.ask('POST', '/endpoints/phone-numbers', { accountId: HARBOR_DESK.id, number });
	expect(await entries('description=bought')).toEqual([`Number ${number} was bought`]);
	expect(await entries(`customerIds=${BRIGHTWATER.id}`)).toHaveLength(2);
	expect((await entries('customerIds=_')).sort()).toEqual([
		`Number ${number} was bought`,
		'Opening hours of the account were changed',
	]);
	expect(await entries(`customerIds=_,${BRIGHTWATER.id}`)).toHaveLength(4);
	expect(await entries('startDate=2099-01-01')).toEqual([]);
});
