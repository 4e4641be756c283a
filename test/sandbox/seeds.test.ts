import { startSandbox, type Sandbox, type SessionInfo } from '../../sandbox';
import { Logins } from '../../sandbox/framework/login';
import { MEMBER_FIELDS, SESSION_ENUMS, SESSION_FIELDS } from '../../sandbox/office/model';
import { allOperations } from '../../sandbox/operations';
import { askJson } from './rawRequest';
import { parsePage, SEED_PAGES } from './seedPages';

const pages = SEED_PAGES.map((page) => [page, parsePage(page)] as const);
const ENUM_NAMES = Object.keys(SESSION_ENUMS);

test.each(pages)('%s declares what the sandbox knows, and no more', (_page, { classes, enums }) => {
	const session = [...classes.SessionInfo, ...classes.EntityInfo];
	expect([...session].sort()).toEqual([...SESSION_FIELDS].sort());
	expect([...classes.SessionMemberInfo].sort()).toEqual([...MEMBER_FIELDS].sort());
	expect(Object.keys(enums).sort()).toEqual([...ENUM_NAMES].sort());
	for (const name of ENUM_NAMES) expect(enums[name]).toEqual(SESSION_ENUMS[name]);
});

test.each(pages)('%s has the request that the sandbox reads', (page, { classes }) => {
	const name = page.split('.')[0];
	const operations = allOperations(new Logins(() => []), false);
	const operation = operations.find((candidate) => candidate.name === name)!;
	expect(Object.keys(operation.fields).sort()).toEqual([...(classes[name] ?? [])].sort());
});

describe('the seeded office', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await startSandbox({ clock: 'manual', quiet: true })));
	afterAll(async () => await sandbox.stop());

	async function listed(): Promise<SessionInfo[]> {
		const path = '/sessions?all=true';
		const { json } = await askJson(sandbox.url, path, sandbox.logins.manager);
		return json.items;
	}

	const [, { classes }] = pages[0];

	test.each([...classes.EntityInfo, ...classes.SessionInfo])('answers %s', async (field) => {
		const values = (await listed()).map((session) => session[field as keyof SessionInfo]);
		const filled = values.filter((value) => value !== undefined && value !== '');
		expect(filled.some((value) => !Array.isArray(value) || value.length > 0)).toBe(true);
	});

	test.each(classes.SessionMemberInfo)('answers %s of members', async (field) => {
		const members = (await listed()).flatMap((session) => session.members);
		expect(members.filter((member) => field in member).length).toBeGreaterThan(0);
	});

	test('never answers null, nor a field that the pages do not have', async () => {
		for (const session of await listed()) {
			expect(SESSION_FIELDS).toEqual(expect.arrayContaining(Object.keys(session)));
			expect(Object.values(session)).not.toContain(null);
		}
	});

	test('holds what an office has at any time', async () => {
		const sessions = await listed();
		const count = (fits: (session: SessionInfo) => unknown) =>
			sessions.filter((session) => !session.ended && fits(session)).length;
		expect(count((s) => s.direction === 'Incoming' && s.callState === 'Connected')).toBeGreaterThan(
			0,
		);
		expect(count((s) => s.direction === 'Outgoing')).toBeGreaterThan(0);
		expect(count((s) => s.queueState === 'Queued')).toBe(2);
		expect(count((s) => s.callState === 'Hold')).toBeGreaterThan(0);
		expect(count((s) => s.channel === 'Chat' && s.members.length > 2)).toBeGreaterThan(0);
		expect(count((s) => s.channel === 'Fax')).toBeGreaterThan(0);
		expect(count((s) => s.conferenceSid && s.members.length >= 3)).toBeGreaterThan(0);
		expect(sessions.filter((s) => s.ended && s.wasMissed).length).toBeGreaterThan(0);
		expect(sessions.filter((s) => s.ended && !s.wasMissed).length).toBeGreaterThan(3);
	});
});
