import { setTimeout as pause } from 'node:timers/promises';
import { finding, type Finding } from '../../demo/finding';
import { PROCESS, type Cluster } from '../cluster';
import { call, chain, sendText, textsTo, until, webhook } from '../workflows';

const PATH = 'many';
const CUSTOMER = '+12025550903';
const ITEMS = 200;
const KILLED_AFTER = 10;
const SENDING_WITHIN_MS = 60_000;
/** n8n notices a worker that is gone when its lock on the job has run out, after a minute or more. */
const NOTICED_WITHIN_MS = 240_000;
/** Long enough for another worker to begin with the job. */
const QUIET_MS = 10_000;

/** A worker is killed while it sends one text after the other. */
export async function killedWorker(cluster: Cluster): Promise<Finding[]> {
	const { n8n, workers } = cluster;
	const workflow = await cluster.publish(
		chain(
			'Text on each of many items',
			webhook(PATH, 'onReceived'),
			{
				name: 'Many items',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				parameters: { fieldToSplitOut: 'body.places', options: {} },
			},
			sendText(CUSTOMER, `={{ $json['body.places'] }} by ${PROCESS}`, {
				requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 100 } } },
			}),
		),
	);
	const texts = () => textsTo(cluster, CUSTOMER);
	await call(cluster.webhooks, PATH, { places: Array.from({ length: ITEMS }, (_, i) => i) });
	await until('Ten texts', () => texts().length >= KILLED_AFTER, SENDING_WITHIN_MS);
	const worker = workers.find(({ name }) => texts()[0].endsWith(name))!;
	await worker.process.kill();
	await pause(1000);
	const sent = texts().length;
	await worker.replace();
	const [id] = await n8n.rest.executionIds(workflow);
	const killedAt = Date.now();
	const isOver = async () => (await n8n.rest.statusOf(id)) !== 'running';
	await until('The end of the execution', isOver, NOTICED_WITHIN_MS);
	const seconds = Math.round((Date.now() - killedAt) / 1000);
	await pause(QUIET_MS);
	const status = await n8n.rest.statusOf(id);
	return [
		finding(
			sent < ITEMS && texts().length === sent && new Set(texts()).size === sent,
			`a worker that is killed amid ${ITEMS} items has sent ${sent}; nothing is sent twice, and nothing more (${texts().length})`,
		),
		finding(
			['error', 'crashed'].includes(status),
			`n8n shows the execution as "${status}" after ${seconds} s`,
		),
	];
}
