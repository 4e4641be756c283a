import { REPORT_KINDS } from '../../sandbox/office/reportKinds';
import { letPass } from './clock';
import type { Item } from './publishedTrigger';
import { Trigger, credentialsFor } from './publishedTrigger';
import { useQuietSandbox } from './quietSandbox';

const ACCOUNT = '64f1a0c2e4b0a1d2c3e40001';
const WEST = '64f1a0c2e4b0a1d2c3e40002';

const service = useQuietSandbox();

const watching = async (parameters = {}) =>
	await Trigger.of(credentialsFor(service.sandbox, 'manager'), {
		source: 'reports',
		accounts: [ACCOUNT, WEST],
		events: ['reportReady', 'reportFailed'],
		...parameters,
	});
function run(accountId = ACCOUNT) {
	const login = service.sandbox.logins.manager.username;
	const { id } = service.sandbox.office.users.find(({ emailAddress }) => emailAddress === login)!;
	return service.sandbox.office.reports.run(REPORT_KINDS[0], { accountId }, id).info;
}
const eventsOf = (items: Item[] | null) =>
	(items ?? []).map(({ event, report }) => [event, (report as { id: string }).id]);

describe('reports', () => {
	it('are emitted once, when they are complete', async () => {
		const trigger = await watching();
		await trigger.poll();
		const [here, west] = [run(), run(WEST)];
		expect(await trigger.poll()).toBeNull();
		service.sandbox.clock.advance(3_000);
		expect(await trigger.poll()).toBeNull();
		service.sandbox.clock.advance(10_000);
		expect(eventsOf(await trigger.poll())).toEqual(
			[here, west]
				.map(({ id }) => id)
				.sort()
				.map((id) => ['reportReady', id]),
		);
		expect(await trigger.poll()).toBeNull();
	});

	it('that were complete before are not emitted, those under way are', async () => {
		run();
		service.sandbox.clock.advance(10_000);
		const { id } = run();
		const trigger = await watching();
		await trigger.poll();
		await trigger.restart();
		service.sandbox.clock.advance(10_000);
		expect(eventsOf(await trigger.poll())).toEqual([['reportReady', id]]);
	});

	it('that could not be made say why', async () => {
		const trigger = await watching();
		await trigger.poll();
		service.sandbox.office.reports.failNext('The time zone is not known');
		const { id } = run();
		service.sandbox.clock.advance(10_000);
		expect(await trigger.poll()).toMatchObject([
			{
				event: 'reportFailed',
				report: { id, status: 'Error', statusMessage: 'The time zone is not known' },
			},
		]);
	});

	it('that are made between two polls are emitted, deleted ones are forgotten', async () => {
		const trigger = await watching({ events: ['reportReady'] });
		await trigger.poll();
		const { id } = run();
		service.sandbox.clock.advance(10_000);
		expect(eventsOf(await trigger.poll())).toEqual([['reportReady', id]]);
		service.sandbox.office.reports.remove(id);
		expect(await trigger.poll()).toBeNull();
	});

	describe('of an account that the login cannot read', () => {
		const refuse = (status = 403) =>
			service.sandbox.faults.add({
				path: new RegExp(`/reports.*${WEST}`),
				times: Infinity,
				status,
			});
		const asked = () => service.sandbox.requests.filter(({ path }) => path.includes(WEST)).length;

		it.each([403, 404])('(%i) are a failure once, and those of others go on', async (status) => {
			const trigger = await watching({ checkEvery: 5 });
			await trigger.poll();
			const west = run(WEST);
			await trigger.poll();
			refuse(status);
			const before = asked();
			const emitted: unknown[] = [];
			for (let n = 0; n < 30; n++) {
				if (n % 10 === 5) run();
				service.sandbox.clock.advance(5_000);
				emitted.push(...eventsOf(await trigger.poll().catch(() => trigger.executions.at(-1)!)));
			}
			expect(emitted).toHaveLength(3);
			expect(trigger.failed).toHaveLength(1);
			expect(trigger.failed[0].description).toContain(`The account is ${WEST}`);
			// 30 polls are two and a half minutes.
			expect(asked() - before).toBeLessThan(status === 403 ? 2 : 7);
			service.sandbox.faults.clear();
			const late: unknown[] = [];
			for (let n = 0; n < 90; n++) late.push(...eventsOf(await trigger.poll()));
			expect(late).toEqual([['reportReady', west.id]]);
		});

		it('are not emitted again when the account can be read after hours', async () => {
			const trigger = await watching();
			await trigger.poll();
			run(WEST);
			service.sandbox.clock.advance(10_000);
			expect(await trigger.poll()).toHaveLength(1);
			refuse();
			for (let n = 0; n < 220; n++) {
				if (n === 180) service.sandbox.faults.clear();
				await trigger.poll().catch(() => undefined);
			}
			expect(asked()).toBeGreaterThan(10);
			expect(trigger.executions).toHaveLength(1);
		});

		it('keep a workflow from being published, which asks again at once', async () => {
			refuse();
			const trigger = await watching();
			await expect(trigger.poll()).rejects.toThrow(/role|login/);
			service.sandbox.faults.clear();
			letPass(60_000);
			run();
			expect(await trigger.poll()).toBeNull();
		});

		it('are a failure of the whole poll when it is every account', async () => {
			const trigger = await watching({ accounts: [WEST] });
			await trigger.poll();
			refuse();
			await expect(trigger.poll()).rejects.toThrow(/role|login/);
			expect(trigger.failed).toHaveLength(1);
		});
	});

	it('are filtered by name', async () => {
		const trigger = await watching({ filters: { nameContains: 'nothing is called so' } });
		await trigger.poll();
		run();
		service.sandbox.clock.advance(10_000);
		expect(await trigger.poll()).toBeNull();
	});

	it('show one in the editor, or what to do to get one', async () => {
		const trigger = await watching({ events: ['reportFailed'] });
		await expect(trigger.executeStep()).rejects.toThrow('This login has no report');
		const { id } = run();
		expect(await trigger.executeStep()).toMatchObject([
			{ event: 'reportFailed', report: { id, status: 'Error' } },
		]);
	});
});
