import type { FlowInfo, FlowNode, FlowParameter, FlowRole } from './directoryModel';
import type { AccountInfo, CustomerInfo } from './model';
import {
	FOREIGN_ACCOUNT,
	FOUNDED,
	FOUNDER,
	HARBOR_DESK,
	HARBOR_WEST,
	MARLOW,
	OKAFOR,
	RECEPTION,
} from './people';
import { toStruct, type Value } from './struct';

type Step = [name: string, typeName: string, parameters: Record<string, string | number>];

/** Nodes that follow each other; the last one leads to the exit of the flow. */
function nodesOf(steps: Step[]): FlowNode[] {
	const idOf = (index: number) => (index < steps.length ? `node-${index + 1}` : 'Done');
	return steps.map(([name, typeName, parameters], index) => {
		const values = toStruct(parameters);
		const settings = Object.entries(values).map(([id, value]): [string, FlowParameter] => {
			const plain = value.numberValue === undefined ? 'String' : 'Number';
			return [id, parameter(idOf(index), id, id === 'team' ? 'Team' : plain, value)];
		});
		const next = parameter(idOf(index), 'next', 'Transition', { stringValue: idOf(index + 1) });
		return {
			id: idOf(index),
			isStartNode: index === 0,
			spec: { name, typeName, url: `/json/reply/${typeName}` },
			parameters: { ...Object.fromEntries(settings), next },
		};
	});
}

/** A setting of a node. Its ID is unique in the whole flow, as the vendor's client wants it. */
function parameter(nodeId: string, name: string, type: string, value: Value): FlowParameter {
	const id = `${nodeId}-${name}`;
	return { id, type, source: 'Value', value, isOutput: false, isAsync: false };
}

function flow(
	number: number,
	owner: CustomerInfo | AccountInfo,
	name: string,
	role: FlowRole,
	steps: Step[],
): FlowInfo {
	const customer = 'breadcrumb' in owner ? owner : undefined;
	return {
		name,
		roles: [role],
		description: `${name}, drawn for ${owner.name}`,
		accountId: customer?.accountId ?? owner.id,
		accountName: customer?.accountName ?? owner.name,
		customerId: customer?.id,
		customerName: customer?.name,
		customerBreadcrumb: customer?.breadcrumb ?? [],
		nodes: nodesOf(steps),
		parameters: [{ name: 'greeting', type: 'String' }],
		exits: [{ name: 'Done' }],
		ui: {},
		tags: [],
		id: `6ac4d3f5b7e3d4a5f6b7${String(number).padStart(4, '0')}`,
		dateCreated: FOUNDED,
		dateLastModified: FOUNDED,
		createdBy: FOUNDER,
		lastModifiedBy: FOUNDER,
	};
}

export const FRONT_DESK = flow(1, HARBOR_DESK, 'Front desk', 'PhoneNumberRouting', [
	['Greeting', 'SayText', { text: 'Welcome to Harbor Desk.' }],
	['Ring reception', 'DialTeam', { team: RECEPTION.id, seconds: 30 }],
	['Take a message', 'RecordAudio', { seconds: 120 }],
]);
export const DIAL_OUT = flow(2, HARBOR_DESK, 'Dial out', 'UserDialOut', [
	['Dial', 'DialNumber', { callerId: '+15035550100' }],
]);
export const REMINDER = flow(3, HARBOR_DESK, 'Appointment reminder', 'Reference', [
	['Tell the appointment', 'SayText', { text: 'You have an appointment tomorrow.' }],
	['Ask for a digit', 'ReadDigits', { digits: 1, seconds: 10 }],
]);
export const FAX_TO_MAIL = flow(4, OKAFOR, 'Papers to mail', 'FaxNumberRouting', [
	['Receive', 'ReceiveFax', {}],
	['Send on', 'SendEmail', { to: 'papers@okafor.example' }],
]);
export const MARLOW_INTAKE = flow(5, MARLOW, 'Intake', 'PhoneNumberRouting', [
	['Greeting', 'SayText', { text: 'Marlow Legal, good day.' }],
]);
const WEST_EVENING = flow(6, HARBOR_WEST, 'Evening', 'PhoneNumberRouting', [
	['Closed', 'SayText', { text: 'We are closed.' }],
]);
const FOREIGN_FLOW = flow(7, FOREIGN_ACCOUNT, 'Tallgrass lobby', 'PhoneNumberRouting', [
	['Greeting', 'SayText', { text: 'Tallgrass Offices.' }],
]);

export const FLOWS = [
	FRONT_DESK,
	DIAL_OUT,
	REMINDER,
	FAX_TO_MAIL,
	MARLOW_INTAKE,
	WEST_EVENING,
	FOREIGN_FLOW,
];
