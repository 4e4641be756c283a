import type { Execution } from '../../demo/rest';
import { judgeExecutions } from '../../demo/triggerRun';
import type { EmittedEvent } from '../../demo/triggerRun';

const EXPECTED: EmittedEvent[] = [
	['sessionStarted', 'Ann'],
	['sessionEnded', 'Ann'],
];

/** One run of the workflow for each list of events. */
function runs(...emitted: EmittedEvent[][]): Execution[] {
	return emitted.map((events, at) => ({
		id: String(at),
		status: 'success',
		nodes: {
			'Evo Voice Trigger': [
				{
					executionTime: 1,
					items: events.map(([event, displayName]) => ({ event, session: { displayName } })),
				},
			],
		},
	}));
}

const passed = (executions: Execution[]) =>
	judgeExecutions(executions, EXPECTED).map((finding) => finding.passed);

describe('what the executions list must show', () => {
	it('is each event once, however they are spread over runs', () => {
		expect(passed(runs(EXPECTED))).toEqual([true, true]);
		expect(passed(runs([EXPECTED[0]], [EXPECTED[1]]))).toEqual([true, true]);
	});

	it.each<[string, Execution[], boolean[]]>([
		['nothing at all', [], [false, false]],
		['an event less', runs([EXPECTED[0]]), [false, true]],
		['an event twice', runs(EXPECTED, [EXPECTED[1]]), [false, true]],
		['another order', runs([EXPECTED[1]], [EXPECTED[0]]), [false, true]],
		['another session', runs([EXPECTED[0], ['sessionEnded', 'Bob']]), [false, true]],
		['a run that ended otherwise', [{ ...runs(EXPECTED)[0], status: 'error' }], [true, false]],
	])('is not %s', (_, executions, expected) => {
		expect(passed(executions)).toEqual(expected);
	});

	it('is named in the claim when it is something else', () => {
		const [{ claim }] = judgeExecutions(runs([EXPECTED[1]]), EXPECTED);
		expect(claim).toContain('n8n shows: sessionEnded of "Ann"');
	});
});
