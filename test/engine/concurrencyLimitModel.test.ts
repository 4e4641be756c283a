import fc from 'fast-check';
import type { INode } from 'n8n-workflow';

import { ConcurrencyLimit } from '../../nodes/EvoVoice/operation/concurrencyLimit';
import { failureError } from '../../nodes/shared/api/failure';

type Outcome = 'ok' | 'refused' | 'overloaded' | 'dropped';

const ERRORS: Record<Exclude<Outcome, 'ok'>, () => Error> = (() => {
	const node = { name: 'n', type: 't', parameters: {} } as unknown as INode;
	return {
		refused: () => failureError(node, { method: 'PATCH', status: 400 }),
		overloaded: () => failureError(node, { method: 'PATCH', status: 503 }),
		dropped: () => failureError(node, { method: 'PATCH', code: 'ECONNRESET' }),
	};
})();

const outcome = fc.oneof(
	{ weight: 12, arbitrary: fc.constant<Outcome>('ok') },
	{ weight: 1, arbitrary: fc.constantFrom<Outcome>('refused', 'overloaded', 'dropped') },
);

test('under any outcomes in any order: bounds, first in first out, and every task runs once', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(outcome, fc.nat()), { minLength: 1, maxLength: 600 }),
			async (plan) => {
				const limit = new ConcurrencyLimit();
				const started: number[] = [];
				const inFlight = new Map<number, () => void>();
				const all = plan.map(
					async ([kind], index) =>
						await limit
							.run(
								async () =>
									await new Promise<void>((resolve, reject) => {
										started.push(index);
										inFlight.set(index, () => (kind === 'ok' ? resolve() : reject(ERRORS[kind]())));
									}),
							)
							.catch(() => {}),
				);
				let successes = 0;
				for (const [, choice] of plan) {
					await Promise.resolve();
					const left = plan.length - (started.length - inFlight.size);
					expect(inFlight.size).toBeLessThanOrEqual(Math.min(100, 20 + successes));
					expect(inFlight.size).toBeGreaterThanOrEqual(Math.min(4, left));
					const [index, finish] = [...inFlight][choice % inFlight.size];
					const isOverload = ['overloaded', 'dropped'].includes(plan[index][0]);
					const before = started.length;
					inFlight.delete(index);
					if (plan[index][0] === 'ok') successes++;
					finish();
					for (let tick = 0; tick < 10; tick++) await Promise.resolve();
					// A place that an overload gave free is filled where the limit is at its least alone.
					if (isOverload && inFlight.size >= 4)
						expect(started.length).toBeLessThanOrEqual(before + 1);
				}
				await Promise.all(all);
				expect(started).toEqual(plan.map((_, index) => index));
			},
		),
		{ numRuns: 60 },
	);
});
