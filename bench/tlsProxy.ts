import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeExit } from '../demo/cleanup';

/** A certificate for `localhost`, and its key, as files. */
export interface Certificate {
	certificate: string;
	key: string;
}

export function makeCertificate(folder: string): Certificate {
	const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => join(folder, name));
	const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
	const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
	const files = ['-keyout', key, '-out', certificate];
	execFileSync('openssl', ['req', ...kind, ...subject, ...files], { stdio: 'ignore' });
	return { certificate, key };
}

/** HTTPS in front of a service that has none, which counts the connections that it accepts. */
export async function startTlsProxy(target: string, { certificate, key }: Certificate) {
	const agent = new Agent({ keepAlive: true });
	let connections = 0;
	const server = createServer(
		{ key: readFileSync(key), cert: readFileSync(certificate) },
		(incoming, response) => {
			const { method, url, headers } = incoming;
			const forwarded = request(`${target}${url}`, { method, headers, agent }, (answer) => {
				response.writeHead(answer.statusCode!, answer.headers);
				answer.pipe(response);
			});
			incoming.pipe(forwarded);
		},
	).listen(0, '127.0.0.1');
	server.on('secureConnection', () => connections++);
	await once(server, 'listening');
	beforeExit(() => void server.close());
	const { port } = server.address() as AddressInfo;
	return {
		url: `https://localhost:${port}`,
		/** How many connections came since the last time it was asked. */
		takeConnections: () => {
			const counted = connections;
			connections = 0;
			return counted;
		},
	};
}
