import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';

/** What a stand-in does with one item: the new content, or `undefined` to drop it. */
type Work = (
	context: IExecuteFunctions,
	item: INodeExecutionData,
	index: number,
) => INodeExecutionData['json'] | undefined;

interface Assignment {
	name: string;
	value: unknown;
}

/**
 * Stand-ins for the few nodes of n8n's own that the examples use, since that package is not
 * installed here. Their parameters and expressions are worked out by n8n's engine as always.
 *
 * @param waited is called when the workflow waits, with the milliseconds
 */
export function standIns(waited: (ms: number) => void): Record<string, INodeType> {
	return {
		'n8n-nodes-base.noOp': standIn([], (_, { json }) => json),
		'n8n-nodes-base.set': standIn(
			[{ displayName: 'Fields', name: 'assignments', type: 'assignmentCollection', default: {} }],
			(context, _, index) => {
				const list = context.getNodeParameter('assignments.assignments', index) as Assignment[];
				return Object.fromEntries(list.map(({ name, value }) => [name, value])) as never;
			},
		),
		'n8n-nodes-base.filter': standIn(
			[{ displayName: 'Conditions', name: 'conditions', type: 'filter', default: {} }],
			(context, { json }, index) =>
				context.getNodeParameter('conditions', index, false, { extractValue: true })
					? json
					: undefined,
		),
		'n8n-nodes-base.wait': standIn(
			[
				{ displayName: 'Amount', name: 'amount', type: 'number', default: 5 },
				{ displayName: 'Unit', name: 'unit', type: 'string', default: 'seconds' },
			],
			(context, { json }, index) => {
				expect(context.getNodeParameter('unit', index)).toBe('minutes');
				if (index === 0) waited((context.getNodeParameter('amount', index) as number) * 60_000);
				return json;
			},
		),
	};
}

function standIn(properties: INodeProperties[], work: Work): INodeType {
	return {
		description: {
			displayName: 'Stand-in',
			name: 'standIn',
			group: ['transform'],
			version: [1, 1.1, 2.2, 3.4],
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			properties,
		},
		async execute(this: IExecuteFunctions) {
			const done = this.getInputData().flatMap((item, index) => {
				const json = work(this, item, index);
				return json ? [{ json, pairedItem: { item: index } }] : [];
			});
			return [done];
		},
	};
}
