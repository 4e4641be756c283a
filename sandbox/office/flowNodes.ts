import type { FlowInfo } from './directoryModel';

type Spec = [
	name: string,
	typeName: string,
	category: string,
	parameters: Record<string, 'String' | 'Number' | 'Team'>,
	transitions: string[],
];

// Only the categories are known (FlowNodeCategories); the nodes are those of the sandbox's flows.
const SPECS: Spec[] = [
	['Say Text', 'SayText', 'Audio', { text: 'String' }, ['next']],
	['Dial Team', 'DialTeam', 'Voice', { team: 'Team', seconds: 'Number' }, ['next']],
	['Record Audio', 'RecordAudio', 'Audio', { seconds: 'Number' }, ['next']],
	['Dial Number', 'DialNumber', 'Voice', { callerId: 'String' }, ['next']],
	['Read Digits', 'ReadDigits', 'Voice', { digits: 'Number', seconds: 'Number' }, ['next']],
	['Receive Fax', 'ReceiveFax', 'Fax', {}, ['next']],
	['Send Email', 'SendEmail', 'Messaging', { to: 'String' }, ['next']],
];

/**
 * The nodes that a flow can be made of.
 *
 * Assumption: the shape of the answer, which is not documented; besides the built-in nodes there is
 * one for each other flow of the account, which starts that flow.
 *
 * @param others flows that can be started; the one that asks is none of them
 */
export function availableNodes(others: FlowInfo[]): object[] {
	const builtIn = SPECS.map(([name, typeName, category, parameters, transitions]) => ({
		name,
		typeName,
		category,
		url: `/json/reply/${typeName}`,
		parameters: [
			...Object.entries(parameters).map(([parameter, type]) => ({ name: parameter, type })),
			...transitions.map((transition) => ({ name: transition, type: 'Transition' })),
		],
	}));
	const flows = others.map(({ id, name, parameters, exits }) => ({
		name,
		typeName: 'FlowNode',
		category: 'Flows',
		url: `/flows/start?flowId=${id}`,
		parameters: [...parameters, ...exits.map((exit) => ({ name: exit.name, type: 'Transition' }))],
	}));
	return [...builtIn, ...flows];
}
