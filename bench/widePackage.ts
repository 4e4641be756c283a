import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the package whose node has more properties. */
export const WIDE_PACKAGE = 'n8n-nodes-evovoice-wide';

const PROJECT = join(__dirname, '..');
const NODE_FOLDER = 'dist/nodes/EvoVoice';
const NODE_FILE = 'EvoVoice.node.js';

/**
 * Makes a copy of the built package whose node is that of `wideNode.cjs`.
 *
 * @returns its folder, inside of the given one
 */
export function makeWidePackage(folder: string): string {
	const project = join(folder, WIDE_PACKAGE);
	mkdirSync(project);
	cpSync(join(PROJECT, 'dist'), join(project, 'dist'), { recursive: true });
	const nodes = join(project, NODE_FOLDER);
	renameSync(join(nodes, NODE_FILE), join(nodes, 'narrow.js'));
	copyFileSync(join(__dirname, 'wideNode.cjs'), join(nodes, NODE_FILE));
	const own = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as object;
	const n8n = { n8nNodesApiVersion: 1, credentials: [], nodes: [`${NODE_FOLDER}/${NODE_FILE}`] };
	const description = { ...own, name: WIDE_PACKAGE, scripts: {}, n8n };
	writeFileSync(join(project, 'package.json'), JSON.stringify(description));
	return project;
}
