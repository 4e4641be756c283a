import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox';
import { REMINDER } from '../sandbox/office/flowSeed';
import { HARBOR_DESK, MAIN_LINE } from '../sandbox/office/people';
import { beforeExit } from './cleanup';
import { filledIn, readExamples, type Chosen, type Example } from './examples';
import { ensureN8n } from './install';
import { freePort, startN8n, type N8n } from './n8n';
import { installPackage } from './package';
import type { Login, StoredWorkflow } from './rest';

/** Opens the n8n of the demo and nothing else: it lives in a scratch folder on this machine. */
export const OWNER: Login = { email: 'demo@example.com', password: 'Harbor-desk-1' };

export interface Demo {
	/** Version of n8n, such as `2.41.1`. */
	version: string;
	sandbox: Sandbox;
	n8n: N8n;
	credential: DemoCredential;
	/** What is chosen in the examples. */
	chosen: Chosen;
	/** What n8n said to the credential's own test. */
	credentialTest: { status: 'OK' | 'Error'; message: string };
	workflows: Array<Example & { workflow: StoredWorkflow }>;
}

/** The login of a phone user, and beside it that of a manager for what a phone user may not do. */
export interface DemoCredential {
	id: string;
	name: string;
	type: string;
	forManagers: { id: string; name: string };
	/** The login of a manager of another account, for an example that works in two. */
	forOtherAccount: { id: string; name: string };
}

const N8N_PORT = 5678;
const SANDBOX_PORT = 4410;

/**
 * Starts the sandbox and a complete n8n with the built package, the credential and the examples.
 * All of it ends, and the scratch folder goes, with `cleanUp`.
 * @param standStill keeps the sandbox's sessions as seeded, instead of letting calls come and go
 * @param version one of n8n's versions in `demo/n8n`; the newest when left out
 * @throws Error when there is no such version, or n8n cannot be installed or started
 */
export async function openDemo(
	say: (line: string) => void,
	{ standStill = false, version }: { standStill?: boolean; version?: string } = {},
): Promise<Demo> {
	const install = await ensureN8n(say, version);
	const folder = mkdtempSync(join(tmpdir(), 'evovoice-demo-'));
	beforeExit(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	say('Starting the Evo Voice sandbox ...');
	const sandbox = await startSandbox({ port: await freePort(SANDBOX_PORT), quiet: standStill });
	beforeExit(() => sandbox.stop());
	say(`Packing the built node and starting n8n ${install.version} with it ...`);
	await installPackage(folder);
	const chosen = chooseIn(folder);
	mkdirSync(chosen.folder);
	const env = { N8N_RESTRICT_FILE_ACCESS_TO: chosen.folder };
	const n8n = await startN8n({ install, folder, preferredPort: N8N_PORT, env });
	await n8n.rest.setUpOwner(OWNER);
	say('Creating the credential and importing the examples ...');
	const { credential, credentialTest } = await addCredential(n8n, sandbox);
	const workflows: Demo['workflows'] = [];
	for (const { key, workflow } of readExamples()) {
		const stored = await n8n.rest.createWorkflow(filledIn(workflow, credential, chosen));
		workflows.push({ key, workflow: stored });
	}
	const { version: exact } = install;
	return { version: exact, sandbox, n8n, credential, credentialTest, chosen, workflows };
}

/** @param folder the scratch folder */
const chooseIn = (folder: string): Chosen => ({
	accountId: HARBOR_DESK.id,
	numberId: MAIN_LINE.id,
	flowId: REMINDER.id,
	folder: join(folder, 'files'),
});

/** Stores the logins of the sandbox in n8n, and has n8n test the first one. */
export async function addCredential(
	n8n: N8n,
	sandbox: Sandbox,
): Promise<Pick<Demo, 'credential' | 'credentialTest'>> {
	const type = 'evoVoiceApi';
	const { phoneUser, teamLead, westManager } = sandbox.logins;
	const dataOf = (login: typeof phoneUser) => ({
		environment: 'custom',
		baseUrl: sandbox.url,
		...login,
	});
	const create = async (name: string, login: typeof phoneUser) => ({
		id: await n8n.rest.createCredential(name, type, dataOf(login)),
		name,
	});
	const forManagers = await create('Evo Voice sandbox, team lead', teamLead);
	const forOtherAccount = await create('Evo Voice sandbox, manager in the west', westManager);
	const own = await create('Evo Voice sandbox', phoneUser);
	const credential = { ...own, type, forManagers, forOtherAccount };
	return {
		credential,
		credentialTest: await n8n.rest.testCredential(credential, dataOf(phoneUser)),
	};
}
