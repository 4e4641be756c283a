import type { IncomingMessage, ServerResponse } from 'node:http';

import fc from 'fast-check';

import type { Credentials } from './harness';
import { run } from './harness';
import { itemsOf, byId } from './office';
import { serving } from './serving';

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

const itemsUpTo = (count: number) =>
	itemsOf(...Array.from({ length: count }, (_, index) => ({ index })));

/** Each item updates a session of its own, so that a server sees which one it is. */
const PARAMETERS = {
	resource: 'session',
	operation: 'patch',
	sessionId: byId('={{ "s" + $json.index }}'),
	updateFields: { callState: 'Hold' },
};

const credentialsFor = (baseUrl: string): Credentials => ({
	environment: 'custom',
	baseUrl,
	username: 'anna@example.com',
	password: 'secret',
});

/** The number of the item that a request is about; undefined for a login. */
const itemOf = ({ url }: IncomingMessage) => /\/sessions\/s(\d+)/.exec(url!)?.[1];

const OK = (response: ServerResponse) =>
	response.setHeader('content-type', 'application/json').end('{"id":"s"}');

describe('through n8n, at a server that answers when the test says so', () => {
	/** Requests that wait for their answer, first come first. */
	class HeldRequests {
		readonly held: ServerResponse[] = [];
		most = 0;
		private isOpen = false;

		take = (request: IncomingMessage, response: ServerResponse) => {
			if (itemOf(request) === undefined) return void response.writeHead(404).end();
			if (this.isOpen) return void OK(response);
			this.held.push(response);
			this.most = Math.max(this.most, this.held.length);
		};

		/** Resolves once so many requests wait, however long the machine takes. */
		async until(count: number) {
			while (this.held.length < count) await pause(2);
			expect(this.held).toHaveLength(count);
		}

		/** Answers the first request, which goes alone, so that 20 more arrive. */
		async answerFirst() {
			await this.until(1);
			this.answer(1);
			await this.until(20);
		}

		/** Answers everything from now on. */
		answerAll() {
			this.isOpen = true;
			this.answer(this.held.length);
		}

		answer(count: number, answer: (response: ServerResponse) => unknown = OK) {
			for (const response of this.held.splice(0, count)) answer(response);
		}
	}

	const overloaded = (response: ServerResponse) =>
		response.writeHead(429, { 'retry-after': '0' }).end();

	test('it starts at 20 after the first request, doubles in steps, and ends at 100', async () => {
		const server = new HeldRequests();
		await serving(server.take, async (url) => {
			const running = run(credentialsFor(url), PARAMETERS, itemsUpTo(500));
			await server.answerFirst();
			let limit = 20;
			for (const next of [40, 80, 100]) {
				// What was sent before the last step says nothing about it; all of the step has to succeed.
				server.answer(limit - 1);
				await server.until(limit);
				server.answer(1);
				await server.until(next);
				limit = next;
			}
			server.answerAll();
			expect((await running).error).toBeUndefined();
			expect(server.most).toBe(100);
		});
	});

	test('an overload halves it once, and then it grows by one a round', async () => {
		const server = new HeldRequests();
		await serving(server.take, async (url) => {
			const running = run(credentialsFor(url), PARAMETERS, itemsUpTo(150));
			await server.answerFirst();
			// 20 successes make it 40; two are refused, so it is 20.
			server.answer(20);
			await server.until(40);
			server.answer(2, overloaded);
			await pause(100);
			expect(server.held).toHaveLength(38);
			server.answer(18);
			await pause(100);
			expect(server.held).toHaveLength(20);
			server.answer(20);
			await server.until(21);
			server.answerAll();
			expect((await running).items).toHaveLength(150);
		});
	});

	test('Retry-After stops everything of the login until then', async () => {
		const server = new HeldRequests();
		await serving(server.take, async (url) => {
			const running = run(credentialsFor(url), PARAMETERS, itemsUpTo(60));
			await server.answerFirst();
			server.answer(1, (response) => response.writeHead(429, { 'retry-after': '1' }).end());
			const until = Date.now() + 900;
			await pause(50);
			server.answer(20);
			while (Date.now() < until) {
				expect(server.held).toHaveLength(0);
				await pause(10);
			}
			while (server.held.length < 10) await pause(10);
			server.answerAll();
			expect((await running).items).toHaveLength(60);
		});
	});

	test('a Retry-After that is too long to wait is told for every item, and nothing more is sent', async () => {
		let arrived = 0;
		await serving(
			(request, response) => {
				if (itemOf(request) !== undefined) arrived++;
				response.writeHead(429, { 'retry-after': '3600' }).end();
			},
			async (url) => {
				const { items } = await run(credentialsFor(url), PARAMETERS, itemsUpTo(30), {
					onError: 'continueRegularOutput',
				});
				expect(items.map(({ json }) => json.error)).toEqual(
					Array.from({ length: 30 }, () => 'Evo Voice received too many requests'),
				);
				expect(arrived).toBe(1);
			},
		);
	});

	test('a login is accepted with the status of its first file, however long the content takes', async () => {
		const held: ServerResponse[] = [];
		const take = (request: IncomingMessage, response: ServerResponse) => {
			if (!/\/reports\/f\d+/.test(request.url!)) return void response.writeHead(404).end();
			response.writeHead(200, { 'content-type': 'audio/wav' }).write('RIFF');
			held.push(response);
		};
		await serving(take, async (url) => {
			const parameters = {
				resource: 'report',
				operation: 'download',
				reportId: byId('={{ "f" + $json.index }}'),
			};
			const running = run(credentialsFor(url), parameters, itemsUpTo(20));
			while (held.length < 20) await pause(2);
			for (const response of held) response.end();
			const { items, error } = await running;
			expect(error).toBeUndefined();
			expect(items).toHaveLength(20);
		});
	});
});

describe('through n8n, under random answers', () => {
	type Answer = 'ok' | 'slow' | 'tooMany' | 'failed' | 'dropped' | 'droppedAfterActing' | 'late';
	const answer = fc.oneof(
		{ weight: 30, arbitrary: fc.constantFrom<Answer>('ok', 'slow') },
		{
			weight: 2,
			arbitrary: fc.constantFrom<Answer>(
				'tooMany',
				'failed',
				'dropped',
				'droppedAfterActing',
				'late',
			),
		},
	);

	/** A server that answers by the plan, and counts what took effect, and how much was in flight. */
	function serverOf(plan: Answer[]) {
		const effects = new Map<string, number>();
		const server = { effects, arrived: 0, most: 0, inFlight: 0 };
		const take = async (request: IncomingMessage, response: ServerResponse) => {
			const item = itemOf(request);
			if (item === undefined) return void response.writeHead(404).end();
			const kind = plan[server.arrived++ % plan.length];
			server.most = Math.max(server.most, ++server.inFlight);
			response.once('close', () => server.inFlight--);
			if (kind === 'tooMany') return void response.writeHead(429, { 'retry-after': '0' }).end();
			if (kind === 'dropped') return void response.destroy();
			effects.set(item, (effects.get(item) ?? 0) + 1);
			if (kind === 'failed') return void response.writeHead(503).end();
			if (kind === 'droppedAfterActing') return void response.destroy();
			await pause(kind === 'late' ? 450 : kind === 'slow' ? 25 : 2);
			OK(response);
		};
		return { server, take: (...both: [IncomingMessage, ServerResponse]) => void take(...both) };
	}

	test('each item comes out in its place, and no write takes effect twice', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(answer, { minLength: 20, maxLength: 80 }), async (plan) => {
				const { server, take } = serverOf(['ok', ...plan]);
				await serving(take, async (url) => {
					const parameters = { ...PARAMETERS, requestOptions: { timeout: 300 } };
					const { items } = await run(credentialsFor(url), parameters, itemsUpTo(120), {
						onError: 'continueRegularOutput',
					});
					expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
						items.map((_, item) => ({ item })),
					);
					expect(items).toHaveLength(120);
					expect(server.most).toBeLessThanOrEqual(100);
					expect([...server.effects.values()].filter((count) => count > 1)).toEqual([]);
					// What says that it was done, was done.
					const done = items.flatMap(({ json }, index) => (json.error ? [] : [String(index)]));
					expect(done.filter((index) => !server.effects.has(index))).toEqual([]);
				});
			}),
			{ numRuns: 8, endOnFailure: true },
		);
	}, 240_000);

	test('after Stop, at most what is in flight arrives', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(answer, { minLength: 20, maxLength: 80 }),
				fc.integer({ min: 2, max: 100 }),
				async (plan, stopAt) => {
					const { server, take } = serverOf(['ok', ...plan]);
					await serving(take, async (url) => {
						const seen = (async () => {
							while (server.arrived < stopAt) await pause(2);
						})();
						const options = { onError: 'continueRegularOutput' } as const;
						const parameters = { ...PARAMETERS, requestOptions: { timeout: 300 } };
						const running = run(credentialsFor(url), parameters, itemsUpTo(400), options, {}, seen);
						void running.catch(() => {});
						await seen;
						const atStop = server.arrived;
						await pause(1_000);
						expect(server.arrived).toBeLessThanOrEqual(atStop + Math.min(100, 20 + atStop));
					});
				},
			),
			{ numRuns: 5, endOnFailure: true },
		);
	}, 240_000);
});
