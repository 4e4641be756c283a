import { JsonServiceClient, type ErrorResponse } from '@servicestack/client';
import ts from 'typescript';
import { startSandbox, type Sandbox, type SessionInfo } from '../../sandbox';
import { parsePage, readPage } from './seedPages';

type Constructor = new (init: object) => object;

/** The classes of a TypeScript page, compiled as the page declares them. */
function classesOf(page: string): Record<string, Constructor> {
	const source = readPage(page);
	const declarations = source.slice(
		source.indexOf('export class'),
		source.indexOf(`TypeScript ${page.split('.')[0]} DTOs`),
	);
	const { outputText } = ts.transpileModule(declarations, {
		compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
	});
	const exported: Record<string, Constructor> = {};
	new Function('exports', outputText)(exported);
	return exported;
}

const { PatchSession, SessionInfo: SessionInfoClass } = classesOf('PatchSession.typescript.txt');
const { DeleteChatMember } = classesOf('DeleteChatMember.typescript.txt');

/** A request class for a page in another language, with the fields that the page declares. */
function classFrom(page: string): Constructor {
	const fields = parsePage(page).classes[page.split('.')[0]] ?? [];
	return class {
		constructor(init: object) {
			const strangers = Object.keys(init).filter((name) => !fields.includes(name));
			if (strangers.length > 0) throw new Error(`${page} has no field ${strangers.join()}`);
			Object.assign(this, init);
		}
	};
}

const InviteChatMember = classFrom('InviteChatMember.fsharp.txt');
const AddConferenceMember = classFrom('AddConferenceMember.csharp.txt');
const GetActiveSessions = classFrom('GetActiveSessions.fsharp.txt');

/** What the stored pages leave out of a request class: its name, verb and response. */
function request<T>(name: string, Class: Constructor, method: string, init: object) {
	return Object.assign(new Class(init), {
		getTypeName: () => name,
		getMethod: () => method,
		createResponse: () => new SessionInfoClass({}) as T,
	});
}

const patch = (init: object) => request<SessionInfo>('PatchSession', PatchSession, 'PATCH', init);
const remove = (init: object) =>
	request<SessionInfo>('DeleteChatMember', DeleteChatMember, 'DELETE', init);
const invite = (init: object) =>
	request<SessionInfo>('InviteChatMember', InviteChatMember, 'POST', init);
const conference = (init: object) =>
	request<SessionInfo>('AddConferenceMember', AddConferenceMember, 'POST', init);
const active = () =>
	request<{ sessions: SessionInfo[] }>('GetActiveSessions', GetActiveSessions, 'GET', {});

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: 'manual', quiet: true });
});

afterAll(async () => await sandbox.stop());

beforeEach(() => sandbox.reset());

function client(login = sandbox.logins.phoneUser): JsonServiceClient {
	const made = new JsonServiceClient(sandbox.url);
	made.setCredentials(login.username, login.password);
	return made;
}

async function failureOf(answer: Promise<unknown>): Promise<ErrorResponse> {
	return await answer.then(
		() => Promise.reject(new Error('It was accepted')),
		(failure: ErrorResponse) => failure,
	);
}

test.each(['/api', '/json/reply'])('lists the active sessions by %s', async (basePath) => {
	const { sessions } = await client().useBasePath(basePath).send(active());
	expect(sessions.length).toBeGreaterThan(3);
	expect(sessions.every((session) => !session.ended)).toBe(true);
});

test('holds a call, resumes it, and sets its console data', async () => {
	const { sessions } = await client().send(active());
	const call = sessions.find((session) => session.callState === 'Connected')!;
	const held = await client().send(patch({ sessionId: call.id, callState: 'Hold' }));
	expect(held).toMatchObject({
		callState: 'Hold',
		heldByUserId: 'anna.keller@harbor-desk.example',
	});
	const note = { sessionId: call.id, callState: 'Connected', consoleData: 'Paid: "yes", + & ü' };
	const resumed = await client().send(patch(note));
	expect(resumed).toMatchObject({ callState: 'Connected', consoleData: note.consoleData });
	expect(resumed.heldByUserId).toBeUndefined();
});

test('brings a member into a chat and takes it out again', async () => {
	const { sessions } = await client().send(active());
	const chat = sessions.find((session) => session.channel === 'Chat')!;
	const member = '+15557654321';
	const invited = await client().send(
		invite({ sessionId: chat.id, memberToAdd: member, callerId: '+15035550100' }),
	);
	expect(invited.members.map(({ identity }) => identity)).toContain(member);
	const left = await client().send(remove({ sessionId: chat.id, memberToRemove: member }));
	expect(left.members.map(({ identity }) => identity)).not.toContain(member);
});

test('dials somebody into a conference', async () => {
	const { sessions } = await client().send(active());
	const call = sessions.find((session) => session.callSid && !session.conferenceSid)!;
	const destination = '+15550001111';
	const init = { sessionId: call.id, callSid: call.callSid, destination };
	const session = await client().send(conference(init));
	const added = session.members.find(({ identity }) => identity === destination);
	expect(session.conferenceSid).toMatch(/^CF/);
	expect(added).toMatchObject({ role: 'Transfer', callState: 'Ringing' });
	expect(session.mostRecentParticipantCallSid).toBe(added!.callSid);
});

test.each([
	['an unknown session', () => patch({ sessionId: 'gone', callState: 'Hold' }), 'NotFound'],
	['nobody to invite', () => invite({ sessionId: anySession() }), 'ArgumentNullException'],
	['nobody to remove', () => remove({ sessionId: anySession() }), 'ArgumentNullException'],
	[
		'a call of another session',
		() => conference({ sessionId: anySession(), callSid: 'CA0', destination: '+15550001111' }),
		'ArgumentException',
	],
])('understands the answer to %s', async (_what, makeRequest, errorCode) => {
	const failure = await failureOf(client().send<unknown>(makeRequest()));
	expect(failure.responseStatus?.errorCode).toBe(errorCode);
});

test('understands a wrong password', async () => {
	const login = { ...sandbox.logins.phoneUser, password: 'wrong' };
	const failure = await failureOf(client(login).send(active()));
	expect(failure.responseStatus).toMatchObject({
		errorCode: 'Unauthorized',
		message: 'Invalid Username or Password',
	});
});

function anySession(): string {
	return sandbox.office.start().id;
}
