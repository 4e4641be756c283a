import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { startAt } from './clock';
import { SITUATIONS, START } from './model/savedSituations';
import type { Situation } from './model/savedSituations';
import type { Item } from './publishedTrigger';
import { Trigger, credentialsFor, named } from './publishedTrigger';

/**
 * States that earlier builds saved, one directory for each commit that made some. A published trigger
 * must go on from each of them: it neither starts afresh, nor emits twice, nor loses anything.
 *
 * After a change of the layout, run this file once with `RECORD=<commit>` before the change to keep
 * what that commit saves.
 */
const FIXTURES = path.resolve(__dirname, '../fixtures/trigger-states');
/** The address is part of what a trigger watches, so it has to be the same as when it was recorded. */
const PORT = 24_105;
/** Between the saving of a state and the first poll after n8n's restart. */
const RESTART_MS = 5 * 60_000;

/** What stands in the fixture of a situation. */
interface Recorded {
	savedAt: string;
	/** The workflow's static data, as n8n has it in its database. */
	staticData: IDataObject;
}

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await onItsPort();
	let count = 0;
	sandbox.office.newId = () => `id${count++}`;
	startAt(START);
});
afterEach(async () => await sandbox.stop());

/** Another run of the tests on the same machine may use the port; it does so briefly. */
async function onItsPort(): Promise<Sandbox> {
	for (;;) {
		const options = { port: PORT, clock: 'manual', startAt: START, empty: true } as const;
		const started = await startSandbox(options).catch((error: { code?: string }) => {
			if (error.code !== 'EADDRINUSE') throw error;
		});
		if (started) return started;
		await sleep(200);
	}
}

const triggerOf = async ({ login, parameters }: Situation) =>
	await Trigger.of(credentialsFor(sandbox, login), parameters);

async function emitted(trigger: Trigger): Promise<string[]> {
	return ((await trigger.poll()) ?? []).map((item) => {
		const { messages = [item.session ?? item.message ?? item.file ?? item.report] } =
			item as Item & {
				messages?: unknown[];
			};
		const ids = messages.map((each) => (each as { id: string }).id);
		return [named(item).split(' ')[0], ...ids].join(' ');
	});
}

const fixtureOf = (commit: string, name: string) => path.join(FIXTURES, commit, `${name}.json`);
const commits = existsSync(FIXTURES) ? readdirSync(FIXTURES) : [];
const names = Object.keys(SITUATIONS);

if (process.env.RECORD) {
	const commit = process.env.RECORD;
	it.each(names)('records the state of %s', async (name) => {
		const trigger = await triggerOf(SITUATIONS[name]);
		trigger.requestTakes = SITUATIONS[name].requestTakes ?? 0;
		for (const happen of SITUATIONS[name].before) {
			sandbox.clock.advance(Math.max(Date.now() - sandbox.clock.now().getTime(), 0));
			happen(sandbox);
			await trigger.poll();
		}
		const staticData = { 'node:Evo Voice Trigger': trigger.state! };
		const recorded: Recorded = { savedAt: new Date(Date.now()).toISOString(), staticData };
		mkdirSync(path.join(FIXTURES, commit), { recursive: true });
		writeFileSync(fixtureOf(commit, name), `${JSON.stringify(recorded, null, '\t')}\n`);
	});
}

if (commits.length > 0)
	describe.each(commits)('a state that %s saved', (commit) => {
		it.each(names)('of %s is gone on from', async (name) => {
			const recorded = JSON.parse(readFileSync(fixtureOf(commit, name), 'utf8')) as Recorded;
			const situation = SITUATIONS[name];
			for (const happen of situation.before) happen(sandbox);
			situation.meanwhile?.(sandbox);
			startAt(new Date(Date.parse(recorded.savedAt) + RESTART_MS).toISOString());
			const trigger = await triggerOf(situation);
			await trigger.restart(recorded.staticData);
			const polls: string[][] = [];
			while (polls.length < situation.after.length) polls.push(await emitted(trigger));
			expect(polls).toEqual(situation.after);
			const [happen, last] = situation.last;
			happen(sandbox);
			expect(await emitted(trigger)).toEqual(last);
			expect(await trigger.poll()).toBeNull();
			const { watch } = trigger.state!.state as { watch: string };
			const was = recorded.staticData['node:Evo Voice Trigger'] as { state: { watch: string } };
			expect(watch).toBe(was.state.watch);
		});
	});
