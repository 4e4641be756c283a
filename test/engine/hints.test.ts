import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { loadPackage, nodeTypesOf, nodeWith } from './harness';
import { evoVoice } from './contract';
import { byId, itemsOf } from './office';

/** Which hints the editor shows for a node with such input, by the beginnings of their texts. */
async function hintsOf(
	parameters: INodeParameters,
	input: INodeExecutionData[],
): Promise<string[]> {
	const node = nodeWith(parameters);
	const workflow = new Workflow({
		id: 'w',
		nodes: [node],
		connections: {},
		nodeTypes: nodeTypesOf(await loadPackage()),
		active: false,
	});
	const { hints } = (await evoVoice()).description;
	return hints!
		.filter(
			({ displayCondition }) =>
				// As n8n's editor does it.
				workflow.expression.getParameterValue(
					displayCondition!,
					null,
					0,
					0,
					node.name,
					input,
					'manual',
					{},
				) === true,
		)
		.map(({ message }) => message.split(' ')[0]);
}

const four = itemsOf({ id: 's1' }, { id: 's2' }, { id: 's3' }, { id: 's4' });
const holding = (session: string) => ({
	resource: 'session',
	operation: 'hold',
	sessionId: byId(session),
});

test('says that four items do the same thing four times, where no field has an expression', async () => {
	expect(await hintsOf(holding('s1'), four)).toEqual(['Several']);
	expect(await hintsOf(holding('={{ $json.id }}'), four)).toEqual([]);
	expect(await hintsOf(holding('s1'), itemsOf({ id: 's1' }))).toEqual([]);
});

test('says that a step that sends a text really does', async () => {
	const text = { resource: 'message', operation: 'send', toAddress: '+15035550100', body: 'Hi' };
	expect(await hintsOf(text, itemsOf({}))).toEqual(['Executing']);
	expect(await hintsOf(text, four)).toEqual(['Several', 'Executing']);
	expect(await hintsOf({ ...text, body: '={{ $json.id }}' }, four)).toEqual(['Executing']);
	expect(await hintsOf({ ...text, operation: 'getAll', body: '' }, itemsOf({}))).toEqual([]);
});
