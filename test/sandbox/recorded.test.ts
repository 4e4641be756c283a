import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox';
import { FOREIGN_ACCOUNT } from '../../sandbox/office/people';
import { ask, basic, type RawAnswer } from './rawRequest';

interface Entry {
	name: string;
	request: { method: string; path: string; headers: Record<string, string>; body?: unknown };
	response: {
		status: number;
		statusText: string;
		headers: Record<string, string | string[]>;
		body: unknown;
	};
}

const FIXTURES = path.join(__dirname, '../fixtures/recorded');
const recorded = ['answers.json', 'answers-2.json'].flatMap((file) => {
	const text = readFileSync(path.join(FIXTURES, file), 'utf8');
	return (JSON.parse(text) as { recorded: Entry[] }).recorded;
});

/** Entries that are not asked at all, each with its reason. */
const LEFT_OUT: Record<string, string> = {};

/**
 * Parts of answers that are not compared, because the recording server's own few lines made them
 * up: it wrote what it had understood into consoleData instead of acting on it.
 */
const MADE_UP: Record<string, string[]> = {
	'remove, by name, query': ['consoleData'],
	'remove, api route': ['consoleData'],
	conference: ['consoleData'],
};

/** The recording server named its operation in a header of its own; here it is in the log. */
const OPERATION_OF_HEADER: Record<string, string> = {
	EraseSessions: 'DeleteSessions',
	EndSession: 'EndSession',
};

// What the framework sends with every answer; the connection's own headers are Node's.
const COMPARED_HEADERS = [
	'content-type',
	'content-length',
	'transfer-encoding',
	'vary',
	'x-powered-by',
	'www-authenticate',
];

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', empty: true });
});

afterAll(async () => await sandbox.stop());

beforeEach(() => {
	sandbox.reset();
	const { office, faults, logins } = sandbox;
	const agent = { identity: logins.phoneUser.username, callSid: 'CA1' };
	const fromAddress = '+15035551234';
	const user = office.users.find((known) => known.emailAddress === agent.identity)!;
	user.accountIds.push('a', 'b');
	office.start({ id: 's1', accountId: 'a', fromAddress, members: [agent] });
	const others = [{ identity: '+15557654321' }, { identity: 'bob@example.com' }];
	office.start({ id: 's2', accountId: 'b', fromAddress, members: [agent, ...others] });
	office.start({ id: 'a%2Fb', fromAddress, members: [agent] });
	office.start({ id: 'forbidden', accountId: FOREIGN_ACCOUNT.id });
	office.start({ id: 'boom' });
	faults.add({ method: 'PATCH', path: '/sessions/boom', status: 500, message: 'boom' });
	faults.add({ path: '/sessions/active?fault=argument', status: 400 });
	faults.add({ path: '/sessions/active?fault=server', status: 500 });
});

/** Puts a login of the sandbox in the place of the one that the recording names. */
function authorizationFor(entry: Entry): Record<string, string> {
	const { phoneUser, manager } = sandbox.logins;
	const given = entry.request.headers.authorization;
	if (given === undefined) return {};
	if (given === 'Basic <phone user>') return { authorization: basic(phoneUser) };
	if (given === 'Basic <manager>') return { authorization: basic(manager) };
	const password = entry.name.includes('empty password') ? '' : 'wrong';
	return { authorization: basic({ ...phoneUser, password }) };
}

function bodyFor({ request }: Entry): unknown {
	const body = request.body as { userName?: string; password?: string } | undefined;
	if (!body?.userName) return request.body;
	const { username, password } = sandbox.logins.phoneUser;
	return {
		...body,
		userName: username,
		password: body.password === 'wrong' ? 'wrong' : password,
	};
}

async function askAgain(entry: Entry): Promise<RawAnswer> {
	const headers = { ...entry.request.headers, ...authorizationFor(entry) };
	const { method, path: rawPath } = entry.request;
	return await ask(sandbox.url, rawPath, { method, headers, body: bodyFor(entry) });
}

/** A cookie without what differs from answer to answer: its value, but for ss-opt, and dates. */
function cookieShape(cookie: string): string {
	const [pair, ...rest] = cookie.split('; ');
	const [name, value] = pair.split('=');
	const kept = rest.map((part) => (part.startsWith('expires=') ? 'expires' : part));
	return [name === 'ss-opt' || name === 'X-UAId' ? `${name}=${value}` : name, ...kept].join('; ');
}

function cookiesOf(headers: Record<string, unknown>): string[] {
	return ((headers['set-cookie'] ?? []) as string[]).map(cookieShape).sort();
}

/** The recorded fields are there, in the recorded order; arrays are compared by their first item. */
function expectSameShape(ours: unknown, theirs: unknown, madeUp: string[]): void {
	if (Array.isArray(theirs)) {
		expect(Array.isArray(ours)).toBe(true);
		const [first] = ours as unknown[];
		if (first !== undefined && theirs.length > 0) expectSameShape(first, theirs[0], madeUp);
		return;
	}
	if (typeof theirs !== 'object' || theirs === null) {
		expect(typeof ours).toBe(typeof theirs);
		return;
	}
	const fields = Object.keys(theirs).filter((field) => !madeUp.includes(field) && field !== 'k');
	const shared = Object.keys(ours as object).filter((field) => fields.includes(field));
	expect(shared).toEqual(fields);
	for (const field of fields) {
		const [mine, recordedValue] = [ours, theirs].map((o) => (o as Record<string, unknown>)[field]);
		expectSameShape(mine, recordedValue, madeUp);
	}
}

function expectSameBody(answer: RawAnswer, entry: Entry): void {
	const { status, body, headers } = entry.response;
	const isJson = String(headers['content-type'] ?? '').startsWith('application/json');
	if (status >= 400 && isJson) {
		expect(JSON.parse(answer.text)).toEqual(body);
	} else if (isJson) {
		expectSameShape(JSON.parse(answer.text), body, MADE_UP[entry.name] ?? []);
	} else if (headers['content-type'] === 'text/html') {
		const opening =
			/^<!doctype html>\r\n<html lang="en"[^>]*>\r\n<head>\r\n<title>\w+ Snapshot of /;
		expect(opening.exec(String(body))).not.toBeNull();
		expect(answer.text).toMatch(opening);
	} else {
		expect(answer.text).toBe(body);
	}
}

const asked = recorded.filter((entry) => !(entry.name in LEFT_OUT));

test('every recorded entry is asked, or left out with a reason', () => {
	expect(recorded).toHaveLength(60);
	expect(asked.length + Object.keys(LEFT_OUT).length).toBe(recorded.length);
	const names = recorded.map((entry) => entry.name);
	expect(names).toEqual(expect.arrayContaining(Object.keys(MADE_UP)));
});

test.each(asked.map((entry) => [entry.name, entry] as const))('%s', async (_name, entry) => {
	const answer = await askAgain(entry);
	const { status, statusText, headers } = entry.response;
	expect({ status: answer.status, statusText: answer.statusText }).toEqual({ status, statusText });
	for (const name of COMPARED_HEADERS) {
		expect(`${name}: ${answer.headers[name]}`).toBe(`${name}: ${headers[name]}`);
	}
	expect(cookiesOf(answer.headers)).toEqual(cookiesOf(headers));
	expectSameBody(answer, entry);
	const named = headers['x-operation'];
	if (named) expect(sandbox.requests[0].operation).toBe(OPERATION_OF_HEADER[String(named)]);
});

const patches = asked.filter(
	(entry) => entry.name.startsWith('patch') && entry.response.status === 200,
);

test.each(patches.map((entry) => [entry.name, entry] as const))(
	'%s leaves the fields that the recorded server left',
	async (_name, entry) => {
		const answer = JSON.parse((await askAgain(entry)).text) as Record<string, unknown>;
		const theirs = entry.response.body as Record<string, unknown>;
		for (const field of ['callState', 'holdReason', 'queueState', 'consoleData']) {
			expect({ [field]: answer[field] }).toEqual({ [field]: theirs[field] });
		}
	},
);
