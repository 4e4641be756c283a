/*
 * Moves a large file through the built node, in a process of its own that keeps binary data on disk
 * as a large n8n does, and prints how far its memory grew. Arguments: address and login of the
 * sandbox, the IDs of a small and a large file, and a folder for n8n's data.
 */
import { setInterval } from 'node:timers';

const [baseUrl, username, password, small, large, folder] = process.argv.slice(2);
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_DEFAULT_BINARY_DATA_MODE = 'filesystem';
process.env.N8N_BINARY_DATA_STORAGE_PATH = folder;

const ACCOUNT = '64f1a0c2e4b0a1d2c3e40001';
const SAMPLE_EVERY_MS = 5;

async function main() {
	const { run } = await import('./harness');
	const { byId } = await import('./office');
	const { BinaryDataService } = await import('n8n-core');
	const { Container } = await import('@n8n/di');
	await Container.get(BinaryDataService).init();
	const credentials = { environment: 'custom', baseUrl, username, password };
	const file = (operation: string, parameters: object, items?: never) =>
		run(credentials, { resource: 'file', operation, ...parameters }, items);
	const through = async (id: string) => {
		const { items, error } = await file('download', { fileId: byId(id) });
		if (error) throw error;
		const up = await file('upload', { accountId: byId(ACCOUNT) }, items as never);
		if (up.error) throw up.error;
		return { bytes: items[0].binary!.data.bytes, id: up.items[0].json.id };
	};
	// What is loaded and compiled on the way counts for nothing.
	for (let round = 0; round < 3; round++) await through(small);
	global.gc?.();
	const before = process.memoryUsage().rss;
	let most = before;
	const timer = setInterval(() => {
		most = Math.max(most, process.memoryUsage().rss);
	}, SAMPLE_EVERY_MS);
	const { bytes, id } = await through(large);
	clearInterval(timer);
	process.stdout.write(JSON.stringify({ grewBy: most - before, bytes, uploaded: id }));
	process.exit();
}

void main();
