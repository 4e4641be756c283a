import { createServer } from 'node:net';

import type { INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../sandbox';
import { byId, useOffice } from './office';
import { errorShown, UPDATE } from './errorShown';

const office = useOffice();
const INVITE = { sessionId: byId('s1'), memberToAdd: 'x@y.example' };
const failure = async (operation?: string, parameters?: INodeParameters) =>
	await errorShown(office, operation, parameters);

/** The same with a fault in the sandbox, which must have been asked once only. */
async function shownAfter(fault: Fault, operation?: string, parameters?: INodeParameters) {
	office.sandbox.faults.add(fault);
	const found = await failure(operation, parameters);
	expect(office.arrived()).toHaveLength(1);
	return found;
}

describe('statuses', () => {
	test('an unknown session is named, and may have ended', async () => {
		expect(await failure()).toEqual({
			message: "The session 's1' was not found",
			description: expect.stringContaining('may have ended'),
			httpCode: '404',
		});
	});

	test("404 shows the server's own words as well", async () => {
		const responseStatus = { errorCode: 'NotFound', message: 'Call CA9 does not exist' };
		const { description } = await shownAfter({ status: 404, body: { responseStatus } });
		expect(description).toContain('Call CA9 does not exist');
	});

	test("a server's long message is cut, and loses the name that a field has in its code", async () => {
		const message = `${'Too\n long '.repeat(200)} (Parameter 'MemberToAdd')`;
		const responseStatus = {
			errorCode: 'X',
			message,
			errors: [{ message: 'This number is not in use.' }, {}],
		};
		const shortened = await shownAfter({ status: 400, body: { responseStatus } });
		expect(shortened.message.length).toBeLessThan(400);
		expect(shortened.message).not.toMatch(/\n|Parameter/);
		expect(shortened.description).toBe('This number is not in use.');
	});

	test("400 shows the server's message and its messages on fields, by their labels", async () => {
		const responseStatus = {
			errorCode: 'ArgumentException',
			message: 'Two values do not fit',
			errors: [
				{ errorCode: 'X', fieldName: 'MemberToAdd', message: 'Is a landline.' },
				{ errorCode: 'X', fieldName: 'CallerId', message: 'Is not yours.' },
				{ errorCode: 'X', fieldName: 'Surprise', message: 'Is new.' },
			],
		};
		expect(
			await shownAfter({ status: 400, body: { responseStatus } }, 'member.invite', INVITE),
		).toEqual({
			message: 'Evo Voice did not accept the request: Two values do not fit',
			description:
				"'Member to Invite': Is a landline. 'Caller ID': Is not yours. 'Surprise': Is new.",
			httpCode: '400',
		});
	});

	test('401 with a body: a wrong password', async () => {
		office.credentials.password = 'wrong';
		const { message, httpCode } = await failure();
		office.credentials.password = office.sandbox.logins.phoneUser.password;
		expect(message).toContain('does not accept the email and password');
		expect(httpCode).toBe('401');
	});

	test('401 without a body: an empty password', async () => {
		office.credentials.password = '';
		const { message } = await failure();
		office.credentials.password = office.sandbox.logins.phoneUser.password;
		expect(message).toContain('does not accept the email and password');
	});

	test.each(['session.getActive', 'member.invite', 'member.remove'])(
		'403 of %s names the role that is needed',
		async (operation) => {
			Object.assign(office.credentials, office.sandbox.logins.manager);
			const { message, description } = await failure(operation, {
				sessionId: byId(office.idOf(({ ended }) => !ended)),
				memberToAdd: 'x',
				memberId: byId('x'),
			});
			Object.assign(office.credentials, office.sandbox.logins.phoneUser);
			// The documented route of Remove is refused before the role is checked.
			expect(message).toBe('This login lacks the role User that the operation needs');
			expect(description).toContain('phone user');
			expect(message + description).not.toMatch(/Forbidden|HttpMethod|PathInfo/);
		},
	);

	test('403 from inside the service shows what it says', async () => {
		const responseStatus = {
			errorCode: 'UnauthorizedAccessException',
			message: 'Not your account',
		};
		expect(await shownAfter({ status: 403, body: { responseStatus } })).toMatchObject({
			message: expect.stringContaining('Not your account'),
			description: expect.stringContaining('account'),
		});
	});

	test.each([
		[404, { body: '' }, "The session 's1' was not found"],
		[304, { body: '' }, 'did not accept the request (status 304)'],
		[405, {}, 'does not offer this operation'],
		[407, { body: '' }, 'proxy asks for a login'],
		[408, { body: '' }, 'not available at the moment (status 408)'],
		[409, { body: '' }, 'did not accept the request (status 409)'],
		[418, { body: '' }, 'did not accept the request (status 418)'],
		[500, {}, 'could not carry out the request (status 500)'],
		[500, { body: '' }, 'could not carry out the request (status 500)'],
		[501, { body: '<html><body>Nope</body></html>', contentType: 'text/html' }, 'status 501'],
		[502, { body: '' }, 'not available at the moment (status 502)'],
		[
			503,
			{ body: 'upstream', contentType: 'text/plain' },
			'not available at the moment (status 503)',
		],
		[504, { body: '' }, 'not available at the moment (status 504)'],
		[
			302,
			{ headers: { location: 'http://127.0.0.1:9/elsewhere' }, body: '' },
			'points to another one',
		],
	])('%d with %j is a sentence', async (status, extra, sentence) => {
		const { message, httpCode } = await shownAfter({ status, ...extra });
		expect(message).toContain(sentence);
		expect(httpCode).toBe(String(status));
		expect(office.arrived()).toHaveLength(1);
	});

	test('429 that stays says how long to wait', async () => {
		office.sandbox.faults.add({
			status: 429,
			body: '',
			headers: { 'retry-after': '120' },
			times: 9,
		});
		const { message, description } = await failure();
		expect(message).toBe('Evo Voice received too many requests');
		expect(description).toContain('in 2 minutes');
		expect(office.arrived()).toHaveLength(1);
	});

	test.each([400, 500])('a %d whose body is an empty list is no empty list', async (status) => {
		const { httpCode } = await shownAfter(
			{ status, body: { sessions: [] } },
			'session.getActive',
			{},
		);
		expect(httpCode).toBe(String(status));
	});

	test('a success that carries a failure is one', async () => {
		const body = { responseStatus: { errorCode: 'Bad', message: 'Did not work' } };
		expect((await shownAfter({ status: 200, body })).message).toContain('Did not work');
	});
});

describe('answers that cannot be read', () => {
	test.each([
		['a web page', '<!doctype html><html></html>', 'text/html', 'answers with a web page'],
		['half a JSON text', '{"id": "s', 'application/json', 'cut off or unreadable'],
		['plain text', 'OK', 'text/plain', 'cut off or unreadable'],
		['a list', '[1]', 'application/json', 'unexpected format'],
		['a number', '7', 'application/json', 'unexpected format'],
	])('%s with status 200', async (_, body, contentType, sentence) => {
		const { message } = await shownAfter({ status: 200, body, contentType });
		expect(message).toContain(sentence);
	});

	test.each([
		['upper case', '<HTML></HTML>', 'TEXT/HTML'],
		['no type', '<!doctype html>', ''],
	])('a web page with %s in its type', async (_, body, contentType) => {
		const { message } = await shownAfter({ status: 200, body, contentType });
		expect(message).toContain('answers with a web page');
	});

	test('a read that answers nothing is no empty list', async () => {
		const fault = { status: 200, body: '', contentType: 'application/json' };
		const { message } = await shownAfter(fault, 'session.getActive', {});
		expect(message).toContain('cut off or unreadable');
	});

	test('a server that does not speak HTTP', async () => {
		const server = createServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.6\r\n'));
		server.listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		office.credentials.baseUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
		const { message } = await failure();
		office.credentials.baseUrl = office.sandbox.url;
		server.close();
		expect(message).toContain('cut off or unreadable');
	});

	test('members that are no list are none', async () => {
		office.sandbox.faults.add({ status: 200, body: { id: 's1', members: { 0: 'x' } } });
		office.sandbox.faults.add({ status: 200, body: { id: 's1', members: [null] } });
		for (let run = 0; run < 2; run++) {
			const { items } = await office.run('session.patch', UPDATE);
			expect(items[0].json.members).toBe('');
		}
	});

	test.each([
		['no list', { items: [] }],
		['something else in its place', { sessions: 'none' }],
		['a list of something else', { sessions: [1, null] }],
	])('an answer with %s where sessions belong', async (_, body) => {
		const { message } = await shownAfter({ status: 200, body }, 'session.getActive', {});
		expect(message).toContain('unexpected format');
	});
});
