import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Runs a server of a test's own, which plays what the sandbox does not, as long as the work takes. */
export async function serving<T>(
	answer: RequestListener,
	work: (url: string) => Promise<T>,
): Promise<T> {
	const server = createServer(answer).listen(0, '127.0.0.1');
	await once(server, 'listening');
	try {
		return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	} finally {
		server.close();
		server.closeAllConnections();
	}
}
