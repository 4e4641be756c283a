import { createServer } from 'node:net';

import { useFasterTime } from '../fasterTime';
import { byId, useOffice } from './office';
import { errorShown, UPDATE } from './errorShown';

const office = useOffice();

describe('connections', () => {
	useFasterTime();

	/** Runs with another address in the credential. */
	async function shownAt(baseUrl: string, parameters = UPDATE) {
		office.credentials.baseUrl = baseUrl;
		const found = await errorShown(office, 'session.patch', parameters);
		office.credentials.baseUrl = office.sandbox.url;
		return found.message;
	}

	test('a write whose answer was cut off says that it may have happened', async () => {
		const sessionId = byId(office.idOf(({ callState }) => callState === 'Connected'));
		office.sandbox.faults.add({ cutOff: true });
		const { message, description } = await errorShown(office, 'session.patch', {
			...UPDATE,
			sessionId,
		});
		expect(message).toContain('broke before the answer was complete');
		expect(description).toContain('may have been made');
		expect(office.arrived()).toHaveLength(1);
	});

	test('a dropped connection', async () => {
		office.sandbox.faults.add({ drop: true });
		const { message } = await errorShown(office);
		expect(message).toContain('broke before the answer was complete');
		expect(office.arrived()).toHaveLength(1);
	});

	test('a timeout', async () => {
		office.sandbox.faults.add({ delayMs: 1_000 });
		const { message, description } = await errorShown(office, 'session.patch', {
			...UPDATE,
			requestOptions: { timeout: 100 },
		});
		expect(message).toContain('did not answer in time');
		expect(description).toContain("'Timeout'");
	});

	test('a refused connection', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as { port: number };
		await new Promise((resolve) => server.close(resolve));
		expect(await shownAt(`http://127.0.0.1:${port}`)).toBe(
			`Nothing answers at 127.0.0.1:${port}: the connection was refused`,
		);
	});

	test('an unknown host', async () => {
		expect(await shownAt('https://nobody.invalid')).toBe('The address nobody.invalid is not known');
	});

	test('a server that speaks no TLS', async () => {
		const address = office.sandbox.url.replace('http:', 'https:');
		expect(await shownAt(address)).toContain('No secure connection to 127.0.0.1');
	});

	test.each([
		['', "'Base URL' of the credential is empty"],
		[
			'voice.example.com',
			"'Base URL' of the credential must be an address that starts with https://",
		],
		[
			'http://voice.example.com',
			"'Base URL' of the credential must be an address that starts with https://",
		],
		[
			'http://localhost.example.com',
			"'Base URL' of the credential must be an address that starts with https://",
		],
		[
			'http://localhost:80@example.com',
			"'Base URL' of the credential must be an address that starts with https://",
		],
		[
			'ftp://localhost',
			"'Base URL' of the credential must be an address that starts with https://",
		],
		[
			'https://host:port',
			"'Base URL' of the credential must be an address that starts with https://",
		],
	])('the custom address %p is not used', async (address, sentence) => {
		expect(await shownAt(address)).toBe(sentence);
	});
});
