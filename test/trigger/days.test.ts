import type { Sandbox } from '../../sandbox';
import { MAIN_LINE } from '../../sandbox/office/people';
import { letPass } from './clock';
import type { Item } from './publishedTrigger';
import { Trigger, credentialsFor } from './publishedTrigger';
import { quietSandbox } from './quietSandbox';

const ACCOUNT = '64f1a0c2e4b0a1d2c3e40001';
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** Each source that is asked by day: its first event, and what gives one. */
const SOURCES = {
	accountSessions: {
		event: 'sessionStarted',
		happen: ({ office }: Sandbox, dateCreated?: string) =>
			office.end(office.start(dateCreated ? { dateCreated } : {}).id),
	},
	messages: {
		event: 'messageReceived',
		happen: ({ office }: Sandbox, date?: string) =>
			office.messages.add({
				line: office.endpoints.find(({ id }) => id === MAIN_LINE.id)!,
				otherAddress: '+15557654321',
				direction: 'Incoming',
				text: 'Hello',
				...(date && { date }),
			}),
	},
	files: {
		event: 'voicemailReceived',
		happen: ({ office }: Sandbox, dateCreated?: string) =>
			office.addFile({
				type: 'VoiceMessage',
				accountId: ACCOUNT,
				...(dateCreated && { dateCreated }),
			}),
	},
	notifications: {
		event: 'notificationSent',
		happen: ({ office }: Sandbox, dateCreated?: string) =>
			office.notifications.add(dateCreated ? { dateCreated } : {}),
	},
};
type Name = keyof typeof SOURCES;
const NAMES = Object.keys(SOURCES) as Name[];

let sandbox: Sandbox;
afterEach(async () => await sandbox.stop());

const watching = async (source: Name, checkEvery: number) =>
	await Trigger.of(credentialsFor(sandbox, 'manager'), {
		source,
		accounts: [ACCOUNT],
		events: [SOURCES[source].event],
		checkEvery,
	});
const happen = (source: Name, date?: string) => SOURCES[source].happen(sandbox, date).id;
const thingsOf = (items: Item[] | null) =>
	(items ?? []).map(
		({ session, message, file, notification }) =>
			(session ?? message ?? file ?? notification) as { id: string },
	);
const idsOf = (items: Item[] | null) => thingsOf(items).map(({ id }) => id);

describe.each(NAMES)('%s around midnight', (source) => {
	it('are emitted once and in order, also over a restart, and not when they leave the list', async () => {
		sandbox = await quietSandbox('23:59:00');
		const trigger = await watching(source, 5);
		await trigger.poll();
		const [came, heard]: [string[], string[]] = [[], []];
		for (let n = 0; n < 30; n++) {
			came.push(happen(source));
			sandbox.clock.advance(5 * SECOND);
			heard.push(...idsOf(await trigger.poll()));
			if (n % 10 === 9) await trigger.restart();
		}
		expect(heard).toEqual(came);
		for (const later of [DAY, HOUR, 2 * HOUR, DAY]) {
			letPass(later);
			expect(await trigger.poll()).toBeNull();
		}
	});
});

describe.each(NAMES)('%s and a clock of n8n that jumps', (source) => {
	const yesterday = () => `${new Date(Date.now() - DAY).toISOString().slice(0, 10)}T10:00:00Z`;

	it.each([
		['two hours', 2 * HOUR],
		['six hours', 6 * HOUR],
		['twelve hours', 12 * HOUR],
		['three days', 3 * DAY],
	])('ahead by %s, and back after an hour: nothing is emitted twice', async (_, ahead) => {
		sandbox = await quietSandbox('22:30:00');
		happen(source, yesterday());
		const trigger = await watching(source, 60);
		await trigger.poll();
		happen(source, yesterday());
		expect(await trigger.poll()).toHaveLength(1);
		letPass(ahead);
		for (let n = 0; n < 4; n++) expect(await trigger.poll()).toBeNull();
		letPass(HOUR);
		expect(await trigger.poll()).toBeNull();
		letPass(-ahead);
		for (let n = 0; n < 3; n++) expect(await trigger.poll()).toBeNull();
		sandbox.clock.advance(HOUR);
		const id = happen(source);
		expect(idsOf(await trigger.poll())).toEqual([id]);
	});
});
