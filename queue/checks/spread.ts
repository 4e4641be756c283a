import { finding, type Finding } from '../../demo/finding';
import type { Cluster } from '../cluster';
import { PROCESS } from '../cluster';
import { call, chain, sendText, textsTo, webhook } from '../workflows';

const PATH = 'spread';
const CUSTOMER = '+12025550901';
const AT_ONCE = 20;

/** Many webhooks, half of them at main and half at the webhook processor. */
export async function spread(cluster: Cluster, count: number): Promise<Finding[]> {
	const body = `={{ $json.body.order }} by ${PROCESS}`;
	await cluster.publish(chain('Text on each order', webhook(PATH), sendText(CUSTOMER, body)));
	const doors = [cluster.n8n, cluster.webhooks];
	const orders = Array.from({ length: count }, (_, place) => String(place));
	const answers: boolean[] = [];
	for (let first = 0; first < count; first += AT_ONCE) {
		const visits = orders.slice(first, first + AT_ONCE).map(async (order) => {
			const visit = await call(doors[Number(order) % doors.length], PATH, { order });
			return visit.status === 200 && visit.body.includes(`"${order} by worker-`);
		});
		answers.push(...(await Promise.all(visits)));
	}
	const texts = textsTo(cluster, CUSTOMER).map((text) => text.split(' by '));
	const sentFor = texts.map(([order]) => order).sort((a, b) => Number(a) - Number(b));
	const counts = cluster.workers.map(({ name }) => texts.filter(([, by]) => by === name).length);
	return [
		finding(
			answers.every(Boolean),
			`${answers.filter(Boolean).length} of ${count} webhooks, half at main and half at the webhook processor, get the answer to their own request`,
		),
		finding(
			sentFor.join() === orders.join(),
			`one text goes out for each of the ${count} (${texts.length})`,
		),
		finding(
			counts.every((each) => each > count / 10) && counts[0] + counts[1] === texts.length,
			`both workers, and nobody else, send them: ${counts.join(' and ')}`,
		),
	];
}
