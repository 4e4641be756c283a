import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import axios, { type AxiosInstance } from 'axios';
import { beforeExit } from '../demo/cleanup';
import type { Ready } from './service';

/** A sandbox with live calls in a process of its own, and ways to change them. */
export interface BenchOffice extends Ready {
	/** A client that is logged in and gives answers as text. */
	client: AxiosInstance;
	/** Forgets the requests so far: the sandbox's log would cost the later contenders more. */
	forgetRequests(): Promise<void>;
	/** How many requests came since then. */
	requests(): Promise<number>;
	/** Sets a field of the first so many calls, past the API. */
	change(calls: number, fields: object): Promise<void>;
}

/** @throws Error when the process of the sandbox ends before it is ready */
export async function openBenchOffice(sessions = 1_000): Promise<BenchOffice> {
	const child = fork(join(__dirname, 'service.ts'), [String(sessions)]);
	beforeExit(() => void child.kill());
	const ready = await Promise.race([
		once(child, 'message').then(([message]) => message as Ready),
		once(child, 'exit').then(([code]) => {
			throw new Error(`The sandbox of the benchmark ended with code ${code}`);
		}),
	]);
	const { url, login, sessionIds } = ready;
	const admin = axios.create({ baseURL: `${url}/sandbox` });
	return {
		...ready,
		client: axios.create({
			baseURL: url,
			auth: login,
			headers: { Accept: 'application/json' },
			responseType: 'text',
			transformResponse: (text) => text as unknown,
		}),
		forgetRequests: async () => void (await admin.delete('/requests')),
		requests: async () => (await admin.get<unknown[]>('/requests')).data.length,
		change: async (calls, fields) => {
			for (const id of sessionIds.slice(0, calls)) await admin.patch(`/sessions/${id}`, fields);
		},
	};
}
