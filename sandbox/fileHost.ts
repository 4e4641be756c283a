import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import type { Faults } from './faults';
import type { Office } from './office/office';
import { contentOf } from './operations/files';
import { send } from './send';

/** A request that reached the other host. */
export interface FileHostRequest {
	method: string;
	path: string;
	/** Whether it carried a login, which is none of this host's business. */
	hasAuthorization: boolean;
	/** Whether it carried cookies. */
	hasCookie: boolean;
}

/** A second host, on a port of its own, that has the content of files and asks for no login. */
export interface FileHost {
	url: string;
	requests: FileHostRequest[];
	stop(): void;
}

/** Starts it on 127.0.0.1. Faults for the operation `FileHost` hold for it. */
export async function startFileHost(office: Office, faults: Faults): Promise<FileHost> {
	const requests: FileHostRequest[] = [];
	const app = express();
	app.disable('x-powered-by');
	app.use((request, _response, next) => {
		requests.push({
			method: request.method,
			path: request.originalUrl,
			hasAuthorization: request.headers.authorization !== undefined,
			hasCookie: request.headers.cookie !== undefined,
		});
		next();
	});
	app.get('/content/:id/:name', async (request, response) => {
		const asked = { method: request.method, path: request.originalUrl, operation: 'FileHost' };
		const fault = faults.take(asked) ?? {};
		if (fault.delayMs) await wait(fault.delayMs);
		if (fault.drop) return void request.socket.destroy();
		const file = office.files.get(request.params.id);
		if (!file || fault.status) return void response.status(fault.status ?? 404).end();
		const content = contentOf(file);
		const answer = { status: 200, statusText: 'OK', headers: content.headers, body: content };
		await send(response, answer, fault);
	});
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const stop = () => {
		server.close();
		server.closeAllConnections();
	};
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, stop };
}
