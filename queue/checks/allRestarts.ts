import { buffer } from 'node:stream/consumers';
import {
	answered,
	nextNumber,
	outcomeOf,
	questionWorkflow,
	START,
	untilAsked,
} from '../../demo/ask/question';
import { verify } from '../../demo/verify';
import { headingOf, post, THANKS } from '../../demo/ask/visit';
import type { Finding } from '../../demo/finding';
import { PROCESS, type Cluster } from '../cluster';
import { call, chain, evoVoice, until, webhook } from '../workflows';

const CONTENT = 'The sound of a long call. '.repeat(120_000);
/** n8n keeps waits of less than 65 seconds in memory, where no restart finds them. */
const WAITS_SECONDS = 70;
const RESUMED_WITHIN_MS = 180_000;
const STARTED_WITHIN_MS = 60_000;

/**
 * Two executions that begin on the first worker and wait; then everything is stopped, and what starts
 * again has the second worker alone.
 */
export async function allRestart(cluster: Cluster): Promise<Finding[]> {
	const { workers } = cluster;
	const [first, second] = workers;
	await second.process.stop();
	const asking = await ask(cluster);
	const copying = await copy(cluster);
	await first.process.stop();
	await restartWith(cluster, second);
	const findings = await Promise.all([asking(), copying()]);
	await first.replace();
	return findings;
}

async function restartWith(cluster: Cluster, worker: Cluster['workers'][number]): Promise<void> {
	const { n8n, webhooks, redis, postgres } = cluster;
	await Promise.all([n8n.stop(), webhooks.stop()]);
	await Promise.all([redis.stop(), postgres.stop()]);
	await Promise.all([redis.start(), postgres.start()]);
	await n8n.restart();
	await Promise.all([webhooks.restart(), worker.replace()]);
}

/** Sends a question; what is answered is asked through the webhook processor. */
async function ask(cluster: Cluster): Promise<() => Promise<Finding>> {
	const number = nextNumber();
	const path = `ask-${number.slice(1)}`;
	const parameters = { message: `=Are you on site? (${PROCESS})`, responseType: 'freeText' };
	const start = { ...webhook(path, 'onReceived'), name: START };
	await cluster.publish(questionWorkflow(number, parameters, start));
	await call(cluster.webhooks, path);
	const asked = await untilAsked(cluster, number);
	const claim =
		'Send and Wait: asked on one worker, answered through the webhook processor, resumed on the other, over a restart of everything';
	return () =>
		verify(claim, async () => {
			const { status, body } = await post(asked.address, { 'field-0': 'YES' });
			const outcome = await outcomeOf(cluster, asked, RESUMED_WITHIN_MS);
			return [
				{
					askedOn: asked.message,
					atWebhooks: asked.address.startsWith(cluster.webhooks.url),
					heading: headingOf({ status, body }),
					outcome,
				},
				{
					askedOn: 'Are you on site? (worker-1)',
					atWebhooks: true,
					heading: THANKS,
					outcome: answered('Goes on', { text: 'YES' }),
				},
			];
		});
}

/** Downloads a file, waits, and uploads it under the name of the process that does it. */
async function copy(cluster: Cluster): Promise<() => Promise<Finding>> {
	const { office, requests } = cluster.sandbox;
	const { id } = office.addFile({ content: CONTENT, fileName: 'call.wav' });
	await cluster.publish(
		chain(
			'Copy a file',
			webhook('copy', 'onReceived'),
			evoVoice('Download', {
				resource: 'file',
				operation: 'download',
				binaryPropertyName: 'data',
				fileId: { __rl: true, mode: 'id', value: id },
			}),
			{
				name: 'Wait',
				type: 'n8n-nodes-base.wait',
				typeVersion: 1.1,
				parameters: { resume: 'timeInterval', amount: WAITS_SECONDS, unit: 'seconds' },
				webhookId: 'copy-waits',
			},
			evoVoice('Upload', {
				resource: 'file',
				operation: 'upload',
				binaryPropertyName: 'data',
				additionalFields: { fileName: `=copied by ${PROCESS}.wav` },
			}),
		),
	);
	await call(cluster.webhooks, 'copy');
	const fetched = () =>
		requests.some(({ operation, path }) => operation === 'FileContent' && path.includes(id));
	await until('The download', fetched, STARTED_WITHIN_MS);
	const copies = () => office.files.all().filter(({ fileName }) => fileName.startsWith('copied'));
	const claim = `Download on one worker, Upload of its ${CONTENT.length} bytes on the other, over a restart of everything`;
	return () =>
		verify(claim, async () => {
			await until('The upload', () => copies().length > 0, RESUMED_WITHIN_MS);
			const [{ fileName, bytes }, ...more] = copies();
			const same = (await buffer(bytes.open())).equals(Buffer.from(CONTENT));
			return [
				{ fileName, same, more: more.length },
				{ fileName: 'copied by worker-2.wav', same: true, more: 0 },
			];
		});
}
