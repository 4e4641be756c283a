import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { search } from './harness';
import { useOffice } from './office';
import { errorShown } from './errorShown';
import { testCredential } from './testCredential';

const office = useOffice();
let server: Server;

/** The sandbox behind a certificate that nobody knows. */
beforeAll(async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'evovoice-tls-'));
	const [keyFile, certificate] = ['key', 'certificate'].map((name) => path.join(folder, name));
	const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
	const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
	const files = ['-keyout', keyFile, '-out', certificate];
	execFileSync('openssl', ['req', ...kind, ...subject, ...files], { stdio: 'ignore' });
	const options = { key: readFileSync(keyFile), cert: readFileSync(certificate) };
	rmSync(folder, { recursive: true });
	server = createServer(options, (incoming, response) => {
		const { method, url, headers } = incoming;
		const forwarded = request(`${office.sandbox.url}${url}`, { method, headers }, (answer) => {
			response.writeHead(answer.statusCode!, answer.headers);
			answer.pipe(response);
		});
		incoming.pipe(forwarded);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
});
beforeEach(() => {
	const { port } = server.address() as AddressInfo;
	office.credentials.baseUrl = `https://localhost:${port}`;
});
afterAll(() => {
	server.close();
	server.closeAllConnections();
});

const MESSAGE = /The certificate of localhost:\d+ is not accepted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/;
const WAYS_OUT = [/NODE_EXTRA_CA_CERTS/, /'Ignore SSL Issues \(Insecure\)'/];

test('an operation says what to do about a certificate that is not accepted', async () => {
	const { message, description } = await errorShown(office, 'user.getCurrent', {});
	expect(message).toMatch(MESSAGE);
	for (const way of WAYS_OUT) expect(description).toMatch(way);
});

test('and does without it where its settings say so', async () => {
	const requestOptions = { allowUnauthorizedCerts: true };
	const { items, error } = await office.run('user.getCurrent', { requestOptions });
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
});

test('a list to choose from says it, too', async () => {
	const list = search(office.credentials, 'searchSessions', {});
	await expect(list).rejects.toMatchObject({
		message: expect.stringMatching(MESSAGE),
		description: expect.stringMatching(WAYS_OUT[0]),
	});
	await expect(list).rejects.toHaveProperty('description', expect.stringMatching(WAYS_OUT[1]));
});

test('and so does the test of the credential', async () => {
	const message = await testCredential(office.credentials);
	for (const words of [MESSAGE, ...WAYS_OUT]) expect(message).toMatch(words);
});
