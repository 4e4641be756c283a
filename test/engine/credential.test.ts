import { loadPackage } from './harness';
import { useOffice } from './office';
import { testCredential } from './testCredential';

const office = useOffice();
const tested = async (changes: object) =>
	await testCredential({ ...office.credentials, ...changes });

test('a login that works is accepted', async () => {
	expect(await tested({})).toBe('OK');
	expect(await tested({ baseUrl: `${office.sandbox.url}/` })).toBe('OK');
	expect(await tested(office.sandbox.logins.manager)).toBe('OK');
});

test.each([{ password: 'wrong' }, { password: '' }, { username: 'nobody@example.com' }])(
	'%j is refused although the status is 200',
	async (changes) => {
		expect(await tested(changes)).toContain('does not accept this email and password');
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
	expect(await tested({})).toContain('does not lead to an Evo Voice service');
});

test.each([
	[401, 'does not accept this email and password'],
	[404, 'does not lead to an Evo Voice service'],
	[302, 'points to another address'],
	[500, 'not available at the moment'],
	[503, 'not available at the moment'],
])('status %d is a sentence', async (status, sentence) => {
	// n8n asks a second time after 401.
	office.sandbox.faults.add({
		times: 2,
		status,
		body: '',
		headers: { location: 'https://elsewhere.invalid' },
	});
	expect(await tested({})).toContain(sentence);
});

test('a server that speaks no TLS is told by a code of its own', async () => {
	expect(await tested({ baseUrl: office.sandbox.url.replace('http:', 'https:') })).toMatch(
		/SSL|EPROTO/,
	);
});

test('a server that is down, and an unknown host, are told apart', async () => {
	expect(await tested({ baseUrl: 'http://127.0.0.1:1' })).toBe('ECONNREFUSED');
	expect(await tested({ baseUrl: 'https://nobody.invalid' })).toMatch(/ENOTFOUND|EAI_AGAIN/);
});

test.each([
	'http://example.com',
	'http://localhost.example.com',
	'example.com',
	'',
	'http://localhost@example.com',
])('the password never travels to %p', async (baseUrl) => {
	expect(await tested({ baseUrl })).toContain('starts with https://');
	expect(office.arrived()).toEqual([]);
});

test('an environment that there is not is no production', async () => {
	expect(await tested({ environment: 'Staging' })).toContain(
		'does not lead to an Evo Voice service',
	);
});

test('the HTTP Request node can use it: it logs in by a header of its own', async () => {
	const { type } = (await loadPackage()).getCredential('evoVoiceApi');
	expect(type.authenticate).toMatchObject({ type: 'generic' });
	expect(type.properties.find(({ name }) => name === 'password')?.typeOptions?.password).toBe(true);
});
