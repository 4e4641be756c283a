import { setTimeout as pause } from 'node:timers/promises';
import type { Finding } from './finding';
import type { Demo } from './open';
import { START, storeSteps } from './steps';

/** Long enough for n8n's batching to begin all the items that are left. */
const QUIET_MS = 3_000;

/**
 * What only a complete n8n can show of a run: its Stop button, its setting Retry On Fail, and a
 * credential whose fields are expressions.
 */
export async function checkRuns(demo: Demo): Promise<Finding[]> {
	return [await stopped(demo), await retried(demo), await withTwoLogins(demo)];
}

async function stopped(demo: Demo): Promise<Finding> {
	const { sandbox, n8n } = demo;
	const session = sandbox.office.start({ displayName: 'Stopped' });
	const items = Array.from({ length: 40 }, (_, index) => ({ index }));
	const batching = { batch: { batchSize: 1, batchInterval: 50 } };
	const workflow = await storeSteps(demo, 'Stopped in the middle', items, {
		Update: {
			parameters: {
				resource: 'session',
				operation: 'patch',
				sessionId: { __rl: true, mode: 'id', value: session.id },
				updateFields: { consoleData: '={{ $json.index }}' },
				requestOptions: { batching },
			},
		},
	});
	const sent = () => sandbox.requests.filter(({ path }) => path.includes(session.id)).length;
	const execution = await n8n.rest.begin(workflow, START);
	while (sent() < 5) await pause(10);
	await n8n.rest.stop(execution);
	const before = sent();
	await pause(QUIET_MS);
	const after = sent() - before;
	return {
		passed: after === 0 && before < items.length,
		claim: `after Stop in the middle of 40 batched items (${before} sent) nothing is sent (${after})`,
	};
}

async function retried(demo: Demo): Promise<Finding> {
	const { sandbox, n8n } = demo;
	const chat = sandbox.office.start({ displayName: 'Retried', channel: 'Chat' });
	const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((who) => `${who}@harbor-desk.example`);
	const workflow = await storeSteps(
		demo,
		'Retry On Fail',
		people.map((who) => ({ who })),
		{
			Invite: {
				parameters: {
					resource: 'member',
					operation: 'invite',
					sessionId: { __rl: true, mode: 'id', value: chat.id },
					memberToAdd: '={{ $json.who }}',
				},
				retryOnFail: true,
				maxTries: 3,
				waitBetweenTries: 100,
			},
		},
	);
	// The second of six: the first goes alone, and several are under way when this one fails.
	sandbox.faults.add({ path: `/sessions/${chat.id}`, delayMs: 5 });
	sandbox.faults.add({ path: `/sessions/${chat.id}`, status: 500, body: '' });
	const { status } = await n8n.rest.run(workflow, START);
	const invited = sandbox.requests
		.filter(({ path, status: answered }) => path.includes(chat.id) && answered === 200)
		.map(({ body }) => (body as { memberToAdd: string }).memberToAdd);
	return {
		passed: status === 'success' && invited.sort().join() === people.join(),
		claim: `with Retry On Fail, of six invites one of which failed once, each is made once (${invited.length})`,
	};
}

async function withTwoLogins(demo: Demo): Promise<Finding> {
	const { sandbox, n8n } = demo;
	const { phoneUser, manager } = sandbox.logins;
	const [name, type] = ['Login of the item', 'evoVoiceApi'];
	const data = {
		environment: 'custom',
		baseUrl: sandbox.url,
		username: '={{ $json.username }}',
		password: '={{ $json.password }}',
	};
	const id = await n8n.rest.createCredential(name, type, data);
	const session = sandbox.office.start({ displayName: 'Two logins' });
	const items = Array.from({ length: 12 }, (_, index) => ({
		...(index % 3 === 0 ? manager : phoneUser),
		index,
	}));
	const workflow = await storeSteps(demo, 'Two logins in one run', items, {
		Update: {
			parameters: {
				resource: 'session',
				operation: 'patch',
				sessionId: { __rl: true, mode: 'id', value: session.id },
				updateFields: { consoleData: '={{ $json.index }}' },
			},
			credentials: { evoVoiceApi: { id, name } },
		},
	});
	await n8n.rest.run(workflow, START);
	const wrong = sandbox.requests
		.filter(({ path }) => path.includes(session.id))
		.filter(({ body, login }) => {
			const { consoleData } = body as { consoleData: string };
			return items[Number(consoleData)].username !== login;
		});
	const sent = sandbox.requests.filter(({ path }) => path.includes(session.id)).length;
	return {
		passed: sent === items.length && wrong.length === 0,
		claim: `a credential with expressions gives each of ${sent} items its own login`,
	};
}
