import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import axios, { type AxiosInstance } from 'axios';
import { beforeExit } from '../demo/cleanup';
import type { Conditions } from '../sandbox/conditions';
import type { Order, Ready, RequestCounts } from './service';

/** A sandbox with live calls in a process of its own, and ways to change them. */
export interface BenchOffice extends Ready {
	/** A client that is logged in and gives answers as text. */
	client: AxiosInstance;
	/** Forgets the requests so far: the sandbox's log would cost the later contenders more. */
	forgetRequests(): Promise<void>;
	/** How many requests came since then. */
	requests(): Promise<number>;
	/** Sets how the service is, e.g. how long an answer takes. */
	under(conditions: Partial<Conditions>): Promise<RequestCounts>;
	/** What is known of the requests since the last {@link under}. */
	counts(): Promise<RequestCounts>;
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
	const order = async (message: Order) => {
		child.send(message);
		return ((await once(child, 'message')) as [RequestCounts])[0];
	};
	return {
		...ready,
		under: async (conditions) => await order({ conditions }),
		counts: async () => await order({ count: true }),
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
