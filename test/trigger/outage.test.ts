import { letPass } from './clock';
import type { Failed } from './publishedTrigger';
import { Trigger, credentialsFor } from './publishedTrigger';
import { useWatch } from './sessionSandbox';

const { watch, call, watching } = useWatch();

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const everyFive = async (parameters = {}) => await watching({ checkEvery: 5, ...parameters });

/** Polls every five seconds for so long; what is shown in the executions list does not end it. */
async function lookFor(trigger: Trigger, ms: number): Promise<string[]> {
	const emitted: string[] = [];
	for (let passed = 0; passed < ms; passed += 5 * SECOND) {
		emitted.push(...(await trigger.events().catch(() => [])));
	}
	return emitted;
}

const asked = () => watch.sandbox.requests.length;
const away = (status = 503, headers = {}) =>
	watch.sandbox.faults.add({ path: '/sessions/active', times: Infinity, status, headers });
const messages = (failed: Failed[]) => failed.map(({ message }) => message);

describe('an outage of ten minutes', () => {
	it('takes few requests, shows one row, and is over within a minute', async () => {
		const trigger = await everyFive();
		await trigger.poll();
		const before = asked();
		away();
		call();
		expect(await lookFor(trigger, 10 * MINUTE)).toEqual([]);
		expect(asked() - before).toBeLessThanOrEqual(16);
		expect(messages(trigger.failed)).toEqual([
			'Evo Voice is not available at the moment (status 503)',
		]);
		watch.sandbox.faults.clear();
		const until = Date.now() + MINUTE;
		let emitted: string[] = [];
		while (emitted.length === 0 && Date.now() < until) emitted = await trigger.events();
		expect(emitted).toEqual(['sessionStarted']);
	});

	it('comes back to the interval by itself', async () => {
		const trigger = await everyFive();
		await trigger.poll();
		away();
		await lookFor(trigger, 5 * MINUTE);
		watch.sandbox.faults.clear();
		await lookFor(trigger, MINUTE);
		const before = asked();
		await lookFor(trigger, MINUTE);
		expect(asked() - before).toBe(12);
	});

	it('is a new one when it went well for a minute, and not before', async () => {
		const trigger = await everyFive();
		await trigger.poll();
		const fail = async () => {
			watch.sandbox.faults.add({ path: '/sessions/active', status: 503 });
			await lookFor(trigger, 15 * SECOND);
		};
		await fail();
		await fail();
		expect(trigger.failed).toHaveLength(1);
		await lookFor(trigger, 70 * SECOND);
		await fail();
		expect(trigger.failed).toHaveLength(2);
	});

	it('is shown again after an hour, and each kind of it once', async () => {
		const trigger = await everyFive();
		await trigger.poll();
		away();
		await lookFor(trigger, 50 * MINUTE);
		watch.sandbox.faults.clear();
		away(500);
		await lookFor(trigger, 20 * MINUTE);
		expect(trigger.failed).toHaveLength(2);
		watch.sandbox.faults.clear();
		away();
		await lookFor(trigger, 5 * MINUTE);
		expect(trigger.failed.map(({ httpCode }) => httpCode)).toEqual(['503', '500', '503']);
	});

	it('is waited out when n8n restarts in it', async () => {
		const trigger = await everyFive();
		await trigger.poll();
		await trigger.restart();
		const { id } = call();
		watch.sandbox.faults.add({ path: '/sessions/active', status: 503 });
		await trigger.poll().catch(() => undefined);
		expect(trigger.failed).toHaveLength(1);
		expect(await lookFor(trigger, 10 * SECOND)).toEqual(['sessionStarted']);
		watch.sandbox.office.end(id);
		expect(await trigger.events()).toEqual(['sessionEnded']);
	});

	it('keeps a workflow from being published, but not from being published anew', async () => {
		const trigger = await everyFive();
		watch.sandbox.faults.add({ path: '/sessions/active', times: 2, status: 503 });
		await expect(trigger.poll()).rejects.toThrow('not available');
		expect(trigger.failed).toEqual([]);
		letPass(MINUTE);
		await trigger.publish({ source: 'mySessions', events: ['sessionStarted'] });
		await trigger.poll().catch(() => undefined);
		expect(trigger.failed).toHaveLength(1);
		await trigger.poll();
		call();
		expect(await trigger.events()).toEqual(['sessionStarted']);
	});
});

describe('a list that cannot be read', () => {
	it('is one of these accounts: those of others go on, and it is left alone all the same', async () => {
		const office = async (account: string) =>
			await Trigger.of(credentialsFor(watch.sandbox, 'manager'), {
				source: 'accountSessions',
				accounts: [account],
				events: ['sessionStarted'],
				checkEvery: 5,
			});
		const good = await office('64f1a0c2e4b0a1d2c3e40001');
		const bad = await office('64f1a0c2e4b0a1d2c3e40002');
		await Promise.all([good.poll(), bad.poll()]);
		watch.sandbox.faults.add({ path: /40002&/, times: Infinity, status: 403 });
		const askedOf = (account: string) =>
			watch.sandbox.requests.filter(({ path }) => path.includes(account)).length;
		const before = askedOf('40002&');
		const emitted: string[] = [];
		for (let n = 0; n < 60; n++) {
			await bad.poll().catch(() => undefined);
			if (n === 30) call();
			emitted.push(...(await good.events()));
		}
		expect(emitted).toEqual(['sessionStarted']);
		expect(good.failed).toEqual([]);
		expect(bad.failed).toHaveLength(1);
		// 60 polls of each are ten minutes: the first, and one more after five.
		expect(askedOf('40002&') - before).toBe(2);
	});
});

describe('a service that asks for a pause', () => {
	it.each([
		['the time that it names', { 'Retry-After': '120' }, 120],
		['an hour at most', { 'Retry-After': '999999' }, 3600],
	])('gets %s', async (_, headers, seconds) => {
		const trigger = await everyFive();
		await trigger.poll();
		watch.sandbox.faults.add({ path: '/sessions/active', status: 429, headers });
		const before = asked();
		await lookFor(trigger, (seconds - 5) * SECOND);
		expect(asked() - before).toBe(1);
		await lookFor(trigger, 20 * SECOND);
		expect(asked() - before).toBeGreaterThan(1);
	});

	it('gets it from all triggers with this login, but not from others', async () => {
		const mine = await everyFive();
		const office = { source: 'accountSessions', accounts: ['64f1a0c2e4b0a1d2c3e40001'] };
		const accounts = await everyFive(office);
		const others = await Trigger.of(credentialsFor(watch.sandbox, 'manager'), {
			...office,
			events: ['sessionStarted'],
			checkEvery: 5,
		});
		await Promise.all([mine.poll(), accounts.poll(), others.poll()]);
		watch.sandbox.faults.add({
			path: '/sessions/active',
			status: 429,
			headers: { 'Retry-After': '600' },
		});
		await mine.poll().catch(() => undefined);
		watch.sandbox.requests.length = 0;
		await accounts.poll().catch(() => undefined);
		expect(asked()).toBe(0);
		expect(messages(accounts.failed)).toEqual(messages(mine.failed));
		await others.poll();
		expect(asked()).toBeGreaterThan(0);
	});
});

describe('a login that is refused', () => {
	const wrong = () => ({ ...credentialsFor(watch.sandbox), password: 'wrong' });

	it('keeps a workflow from being published; five tries of n8n are one request', async () => {
		const trigger = await everyFive();
		trigger.logIn(wrong());
		for (let attempt = 0; attempt < 5; attempt++) {
			await expect(trigger.poll()).rejects.toThrow('does not accept the email and password');
		}
		expect(asked()).toBe(1);
		expect(trigger.failed).toEqual([]);
	});

	it('is one request, too, where several accounts are watched', async () => {
		const trigger = await everyFive({
			source: 'reports',
			accounts: ['64f1a0c2e4b0a1d2c3e40001', '64f1a0c2e4b0a1d2c3e40002'],
			events: ['reportReady'],
		});
		trigger.logIn(wrong());
		await expect(trigger.poll()).rejects.toThrow('does not accept the email and password');
		// Another one would be on its way.
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(asked()).toBe(1);
	});

	it('is tried anew when somebody switches the workflow on a little later', async () => {
		const trigger = await everyFive();
		const login = wrong();
		trigger.logIn(login);
		await expect(trigger.poll()).rejects.toThrow('does not accept');
		letPass(30 * SECOND);
		const { users } = watch.sandbox.office;
		users.find(
			({ emailAddress }) => emailAddress === watch.sandbox.logins.phoneUser.username,
		)!.password = login.password;
		await trigger.poll();
		// The refused login, the next one, and the poll.
		expect(asked()).toBe(3);
	});

	it('is not knocked on: 5, 10, 20, then 30 minutes apart', async () => {
		const trigger = await everyFive();
		await trigger.poll();
		const before = asked();
		away(401);
		watch.sandbox.faults.add({ operation: 'Authenticate', times: Infinity, status: 401 });
		await lookFor(trigger, 125 * MINUTE);
		// The poll that showed it, and six logins.
		expect(asked() - before).toBe(7);
		expect(trigger.failed).toHaveLength(3);
	});

	it('is polled again within seconds after the credential was put right', async () => {
		const trigger = await everyFive();
		await trigger.poll();
		trigger.logIn(wrong());
		await lookFor(trigger, MINUTE);
		expect(trigger.failed).toHaveLength(1);
		call();
		trigger.logIn(credentialsFor(watch.sandbox));
		expect(await trigger.events()).toEqual(['sessionStarted']);
	});

	it('of one workflow is not that of another', async () => {
		const good = await everyFive();
		await good.poll();
		const bad = await everyFive();
		bad.logIn(wrong());
		const attempt = bad.poll().catch(({ message }: Error) => message);
		call();
		expect(await good.events()).toEqual(['sessionStarted']);
		expect(await attempt).toContain('does not accept');
	});
});
