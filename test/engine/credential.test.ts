import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';

import type { IAuthenticate } from 'n8n-workflow';

import { useFasterTime } from '../fasterTime';
import { loadPackage } from './harness';
import { useOffice } from './office';
import { serving } from './serving';
import { testCredential } from './testCredential';

const office = useOffice();
const tested = async (changes: object) =>
	await testCredential({ ...office.credentials, ...changes });

test('a login that works is accepted', async () => {
	expect(await tested({})).toBe('OK');
	expect(await tested({ baseUrl: `${office.sandbox.url}/` })).toBe('OK');
	expect(await tested(office.sandbox.logins.manager)).toBe('OK');
});

test('blanks around the email, and marks that nobody sees, are not part of it', async () => {
	const username = ` \u200b${String(office.credentials.username)}\u00a0\n`;
	expect(await tested({ username })).toBe('OK');
	Object.assign(office.credentials, { username });
	const held = await office.run('session.getActive');
	expect(held.error).toBeUndefined();
	expect(held.items.length).toBeGreaterThan(0);
});

test('a login that works is accepted by a service that takes no password with a request', async () => {
	office.sandbox.conditions.acceptsBasic = false;
	expect(await tested({})).toBe('OK');
	expect(await tested({ password: 'wrong' })).toContain('does not accept');
});

test.each([{ password: 'wrong' }, { password: '' }, { username: 'nobody@example.com' }])(
	'%j is refused although the status is 200',
	async (changes) => {
		expect(await tested(changes)).toContain('does not accept the email and password');
		expect(office.arrived()).toMatchObject([{ path: '/auth/status', status: 200 }]);
	},
);

test.each([
	['lacks the field', { status: 200, body: { id: '1' } }],
	['leaves it open', { status: 200, body: { isAuthenticated: null } }],
	['is a web page', { status: 200, body: '<html></html>', contentType: 'text/html' }],
	['is empty', { status: 204, body: '' }],
])('an answer that %s is no accepted login', async (_, fault) => {
	office.sandbox.faults.add(fault);
	expect(await tested({})).toContain('answers with a web page instead of data');
});

test.each([
	[401, 'does not accept the email and password'],
	[404, 'may not belong to an Evo Voice service'],
	[302, 'points to another one'],
	[500, 'could not carry out the request'],
	[503, 'not available at the moment'],
])('status %d is a sentence', async (status, sentence) => {
	office.sandbox.faults.add({
		status,
		body: '',
		headers: { location: 'https://elsewhere.invalid' },
	});
	expect(await tested({})).toContain(sentence);
});

describe('an answer that', () => {
	const testedAt = async (more: (response: ServerResponse) => void) => {
		const closed = new EventEmitter();
		return await serving(
			(_, response) => {
				response.writeHead(200, { 'content-type': 'application/json' });
				response.once('close', () => closed.emit('closed'));
				more(response);
			},
			async (baseUrl) => {
				const isClosed = once(closed, 'closed');
				const message = await tested({ baseUrl });
				// What nobody waits for any more does not go on.
				await isClosed;
				return message;
			},
		);
	};

	describe('drips', () => {
		useFasterTime(5);

		test('is given up after fifteen seconds', async () => {
			const start = Date.now();
			const message = await testedAt((response) => {
				const drip = setInterval(() => response.write(' '), 200);
				response.once('close', () => clearInterval(drip));
			});
			expect(message).toContain('did not answer in time');
			expect(Date.now() - start).toBeGreaterThanOrEqual(14_900);
			expect(Date.now() - start).toBeLessThan(18_000);
		});
	});

	test('never ends is cut', async () => {
		const part = Buffer.alloc(1024 * 1024, ' ');
		const message = await testedAt((response) => {
			const more = () => {
				while (!response.destroyed && response.write(part));
			};
			response.on('drain', more);
			more();
		});
		expect(message).toContain('is too long to be read');
	});
});

test('a server that speaks no TLS, one that is down, and an unknown host get different messages', async () => {
	const { host } = new URL(office.sandbox.url);
	expect(await tested({ baseUrl: `https://${host}` })).toContain(`No secure connection to ${host}`);
	expect(await tested({ baseUrl: 'http://127.0.0.1:1' })).toContain(
		'Nothing answers at 127.0.0.1:1',
	);
	expect(await tested({ baseUrl: 'https://nobody.invalid' })).toContain(
		'The address nobody.invalid is not known',
	);
});

test.each([
	['http://example.com', 'the password would travel unencrypted'],
	['http://localhost.example.com', 'the password would travel unencrypted'],
	['example.com', 'enter an address such as https://voice.example.com'],
	['', "'Base URL' of the credential is empty"],
	['http://localhost@example.com', 'the password would travel unencrypted'],
])('the password never travels to %p', async (baseUrl, sentence) => {
	expect(await tested({ baseUrl })).toContain(sentence);
	expect(office.arrived()).toEqual([]);
});

test('an environment that there is not is no production', async () => {
	expect(await tested({ environment: 'Staging' })).toContain("'Environment'");
});

test('the HTTP Request node can use it: it logs in by a header of its own', async () => {
	const { type } = (await loadPackage()).getCredential('evoVoiceApi');
	const request = { url: 'https://evovoice.io/alerts', qs: { page: 1 } };
	const authenticate = type.authenticate as Exclude<IAuthenticate, { type: unknown }>;
	expect(await authenticate({ username: 'a', password: 'b' }, request)).toEqual({
		...request,
		auth: { username: 'a', password: 'b' },
	});
	expect(type.properties.find(({ name }) => name === 'password')?.typeOptions?.password).toBe(true);
});
