import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';

const BUILT = join(__dirname, '..', '..', 'dist', 'nodes', 'EvoVoice', 'EvoVoice.node.js');

/** What the built node says of itself, which n8n makes its tool from. */
export async function builtDescription(): Promise<INodeTypeDescription> {
	const { EvoVoice } = (await import(BUILT)) as typeof import('../../nodes/EvoVoice/EvoVoice.node');
	return new EvoVoice().description;
}
