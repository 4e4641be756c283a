import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { INode, INodeParameters, INodeType } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { NODE_TYPE, nodeWith, run } from '../engine/harness';
import { byId, useOffice } from '../engine/office';

const ROOT = path.resolve(__dirname, '../..');
const office = useOffice();

// An installation beside n8n may bring n8n-workflow along, whose classes are others than n8n's own.
let beside: string;
beforeAll(() => {
	beside = mkdtempSync(path.join(tmpdir(), 'evovoice-second-copy-'));
	cpSync(path.join(ROOT, 'dist'), path.join(beside, 'dist'), { recursive: true });
	const modules = path.join(beside, 'node_modules');
	mkdirSync(modules);
	const from = (name: string) => path.join(ROOT, 'node_modules', name);
	symlinkSync(from('n8n-workflow-2.20'), path.join(modules, 'n8n-workflow'));
	symlinkSync(from('luxon'), path.join(modules, 'luxon'));
});
afterAll(() => rmSync(beside, { recursive: true, force: true }));

const built = <T extends object>(file: string) =>
	jest.requireActual<T>(path.join(beside, 'dist', file));

/** Runs the node with the second copy, and as it usually is; what n8n shows has to be the same. */
async function shownTwice(parameters: INodeParameters, extra: Partial<INode> = {}) {
	const { EvoVoice } = built<{ EvoVoice: new () => INodeType }>('nodes/EvoVoice/EvoVoice.node.js');
	const items = async (types: Record<string, INodeType>) => {
		const { error } = await run(office.credentials, parameters, undefined, extra, types);
		const { name, message, description, context } = error!;
		return { name, message, description, itemIndex: context.itemIndex };
	};
	return [await items({ [NODE_TYPE]: new EvoVoice() }), await items({})];
}

const UPDATE = { resource: 'session', operation: 'patch', updateFields: { callState: 'Hold' } };
const ASK = {
	resource: 'message',
	operation: 'sendAndWait',
	endpointId: byId('nobodys'),
	toAddress: '+15035550177',
	message: 'Shall it go out?',
	options: { skipAddressCheck: true },
};

test.each<[string, INodeParameters, Partial<INode>]>([
	['what Evo Voice refuses', { ...UPDATE, sessionId: byId('nobodys') }, {}],
	['what the node refuses', { ...UPDATE, sessionId: byId('..') }, {}],
	['a question that cannot be sent', ASK, {}],
	['a question that cannot be asked', { ...ASK, message: '={{ "" }}' }, {}],
])('with a second copy of n8n-workflow %s reads the same', async (_, parameters, extra) => {
	const [second, usual] = await shownTwice(parameters, extra);
	expect(usual.message).toBeTruthy();
	expect(second).toEqual(usual);
});

test("the trigger knows n8n's own errors, too", () => {
	const { asNodeError } = built<{ asNodeError(node: INode, error: unknown): Error }>(
		'nodes/EvoVoiceTrigger/failures.js',
	);
	const node = nodeWith({});
	const error = new NodeOperationError(node, 'Node does not have any credentials set');
	expect(asNodeError(node, error)).toBe(error);
});
