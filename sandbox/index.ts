import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { Activity } from './activity/activity';
import { adminRoutes } from './admin';
import { api } from './api';
import { under, USUAL, type Conditions } from './conditions';
import { Clock } from './clock';
import { Faults, type Fault } from './faults';
import { startFileHost, type FileHost, type FileHostRequest } from './fileHost';
import { isMultipart } from './framework/form';
import { Service } from './framework/service';
import { liveOn } from './office/life';
import { Office } from './office/office';
import { openOffice } from './office/opening';
import { sandboxUsers, type LoginName } from './office/logins';
import { Random } from './office/random';
import { allOperations } from './operations';
import type { ContentPlace } from './operations/files';
import type { LoggedRequest } from './requestLog';

export type { Fault } from './faults';
export type { FileHostRequest } from './fileHost';
export type { LoggedRequest } from './requestLog';
export type { Office, SessionStart } from './office/office';
export type * from './office/files';
export type * from './office/outside';
export type * from './office/messages';
export type * from './office/model';
export type * from './office/directoryModel';

export interface SandboxOptions {
	/** Port to listen on; 0, the default, takes any free one. */
	port?: number;
	/** The same seed gives the same office and the same life. */
	seed?: number;
	/** Whether time passes by itself (default) or only when it is advanced. */
	clock?: 'real' | 'manual';
	/** Where a manual clock stands at first, ISO 8601. */
	startAt?: string;
	/** Lets the documented route of Remove Member work; recorded, it answers 400. */
	acceptRemoveRoute?: boolean;
	/**
	 * Where the content of files is: on the API's own host, where it needs the login (default); on
	 * another host, which needs none and notes whether one came along; or there by way of a redirect
	 * from the API's own host.
	 */
	fileContent?: 'ownHost' | 'otherHost' | 'redirect';
	/** The seeded sessions stand still and no new ones come. */
	quiet?: boolean;
	/** No sessions at all, and none come. */
	empty?: boolean;
}

export interface Login {
	username: string;
	password: string;
}

export interface Sandbox {
	/** `http://127.0.0.1:PORT`, without a slash at the end. */
	url: string;
	/**
	 * A phone user (role User), a manager (role Manager only, several accounts), a user without
	 * account, a phone user who is a manager as well, and the provider's own administrator.
	 */
	logins: Record<LoginName, Login>;
	/** `advance` runs everything that falls due on the way, in order. */
	clock: { now(): Date; advance(ms: number): void };
	office: Office;
	requests: LoggedRequest[];
	/** The host that the content of files is on, where `fileContent` puts it elsewhere. */
	fileHost?: { url: string; requests: FileHostRequest[] };
	faults: { add(fault: Fault): void; clear(): void };
	/** How the service is as a whole; `reset` makes it usual again. */
	conditions: Conditions;
	/** How many requests got 429 since they were too many at a time. */
	refusedAsTooMany(): number;
	/** Takes everything back to how it was at the start. Who is logged in stays so. */
	reset(): void;
	/** Forgets who is logged in, as a service does that starts anew. */
	endLogins(): void;
	stop(): Promise<void>;
}

const DEFAULT_SEED = 7;
// Any moment does; a fixed one makes two runs with a manual clock the same.
const DEFAULT_START = '2026-03-04T10:00:00Z';
const LARGEST_BODY = '20mb';
// As long as the web server of the real framework keeps a connection that nobody uses.
const KEEP_ALIVE_MS = 130_000;

/**
 * Starts a local Evo Voice on 127.0.0.1 and gives the handle by which tests steer it.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const isManual = options.clock === 'manual';
	const clock = new Clock(isManual ? new Date(options.startAt ?? DEFAULT_START) : undefined);
	const seed = options.seed ?? DEFAULT_SEED;
	const office = new Office(clock, seed);
	const faults = new Faults();
	const requests: LoggedRequest[] = [];
	const activity = new Activity();
	const conditions = { ...USUAL };
	let refused = 0;
	const contentPlace: ContentPlace = { byRedirect: options.fileContent === 'redirect' };
	const service = new Service(office, (logins) =>
		allOperations(logins, options.acceptRemoveRoute ?? false, contentPlace),
	);
	let fileHost: FileHost | undefined;
	const reset = () => {
		clock.reset();
		office.clear(seed);
		faults.clear();
		Object.assign(conditions, USUAL);
		refused = 0;
		requests.length = 0;
		activity.clear();
		if (fileHost) fileHost.requests.length = 0;
		openAndLive(office, seed, options);
	};
	reset();

	const app = express();
	app.disable('x-powered-by');
	app.use('/sandbox/page', express.static(path.join(__dirname, 'page')));
	app.use('/sandbox', adminRoutes({ office, clock, faults, requests, activity, reset }));
	app.get('/', (_request, response) => response.sendFile(path.join(__dirname, 'page/index.html')));
	app.use(under(conditions, () => refused++));
	app.use(express.text({ type: (request) => !isMultipart(request), limit: LARGEST_BODY }));
	app.use(api({ service, office, clock, faults, requests, activity }));

	const server = app.listen(options.port ?? 0, '127.0.0.1');
	server.keepAliveTimeout = KEEP_ALIVE_MS;
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	if (options.fileContent && options.fileContent !== 'ownHost') {
		fileHost = await startFileHost(office, faults);
		contentPlace.otherHost = fileHost.url;
	}
	const stop = async () => {
		fileHost?.stop();
		await stopServer(server, clock);
	};
	return {
		url: `http://127.0.0.1:${port}`,
		logins: logins(),
		clock,
		office,
		requests,
		fileHost,
		faults,
		conditions,
		refusedAsTooMany: () => refused,
		reset,
		endLogins: () => service.logins.clear(),
		stop,
	};
}

function openAndLive(office: Office, seed: number, options: SandboxOptions): void {
	const random = new Random(seed);
	if (options.empty) return;
	openOffice(office, random.fork());
	if (!options.quiet) liveOn(office, random.fork());
}

function logins(): Sandbox['logins'] {
	const users = Object.entries(sandboxUsers());
	const entries = users.map(([name, { emailAddress, password }]) => {
		return [name, { username: emailAddress, password }] as const;
	});
	return Object.fromEntries(entries) as Sandbox['logins'];
}

async function stopServer(server: Server, clock: Clock): Promise<void> {
	clock.stop();
	if (!server.listening) return;
	server.close();
	server.closeAllConnections();
	await once(server, 'close');
}
