import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox';
import { beforeExit } from './cleanup';
import { readExamples, withCredential, type Example } from './examples';
import { ensureN8n } from './install';
import { freePort, startN8n, type N8n } from './n8n';
import { installPackage } from './package';
import type { Login, StoredWorkflow } from './rest';

/** Opens the n8n of the demo and nothing else: it lives in a scratch folder on this machine. */
export const OWNER: Login = { email: 'demo@example.com', password: 'Harbor-desk-1' };

export interface Demo {
	sandbox: Sandbox;
	n8n: N8n;
	credential: DemoCredential;
	/** What n8n said to the credential's own test. */
	credentialTest: { status: 'OK' | 'Error'; message: string };
	workflows: Array<Example & { workflow: StoredWorkflow }>;
}

export interface DemoCredential {
	id: string;
	name: string;
	type: string;
}

const N8N_PORT = 5678;
const SANDBOX_PORT = 4410;

/**
 * Starts the sandbox and a complete n8n with the built package, the credential and the examples.
 * All of it ends, and the scratch folder goes, with `cleanUp`.
 * @param standStill keeps the sandbox's sessions as seeded, instead of letting calls come and go
 */
export async function openDemo(
	say: (line: string) => void,
	{ standStill = false } = {},
): Promise<Demo> {
	const install = await ensureN8n(say);
	const folder = mkdtempSync(join(tmpdir(), 'evovoice-demo-'));
	beforeExit(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	say('Starting the Evo Voice sandbox ...');
	const sandbox = await startSandbox({ port: await freePort(SANDBOX_PORT), quiet: standStill });
	beforeExit(() => sandbox.stop());
	say('Packing the built node and starting n8n with it ...');
	await installPackage(folder);
	const n8n = await startN8n({ install, folder, preferredPort: N8N_PORT });
	await n8n.rest.setUpOwner(OWNER);
	say('Creating the credential and importing the examples ...');
	const { credential, credentialTest } = await addCredential(n8n, sandbox);
	const workflows: Demo['workflows'] = [];
	for (const { key, workflow } of readExamples()) {
		const stored = await n8n.rest.createWorkflow(withCredential(workflow, credential));
		workflows.push({ key, workflow: stored });
	}
	return { sandbox, n8n, credential, credentialTest, workflows };
}

async function addCredential(
	n8n: N8n,
	sandbox: Sandbox,
): Promise<Pick<Demo, 'credential' | 'credentialTest'>> {
	const [name, type] = ['Evo Voice sandbox', 'evoVoiceApi'];
	const data = { environment: 'custom', baseUrl: sandbox.url, ...sandbox.logins.phoneUser };
	const credential = { id: await n8n.rest.createCredential(name, type, data), name, type };
	return { credential, credentialTest: await n8n.rest.testCredential(credential, data) };
}
