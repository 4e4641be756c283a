import type { EndpointInfo, SessionInfo } from './model';
import type { Material } from './reportMaterial';
import type { Cell, Table } from './reportModel';

export interface ReportKind {
	/** The operation that asks for it, and the last part of its route, if it has one. */
	operation: string;
	route?: string;
	/** What the report is called in the list. */
	name: string;
	table(material: Material): Table;
}

type Column<T> = [header: string, value: (item: T, material: Material) => Cell];

/** A table with one row for each item. */
function tableOf<T>(items: T[], columns: Array<Column<T>>, material: Material): Table {
	return {
		columns: columns.map(([header]) => header),
		rows: items.map((item) => columns.map(([, value]) => value(item, material))),
	};
}

interface Group {
	name: string;
	calls: SessionInfo[];
}

/** The calls put together by a name, in the order in which the names come up. */
function groups(calls: SessionInfo[], nameOf: (call: SessionInfo) => string): Group[] {
	const byName = new Map<string, SessionInfo[]>();
	for (const call of calls) {
		const name = nameOf(call);
		const grouped = byName.get(name);
		if (grouped) grouped.push(call);
		else byName.set(name, [call]);
	}
	return [...byName].map(([name, grouped]) => ({ name, calls: grouped }));
}

const sum = (calls: SessionInfo[], material: Material) =>
	calls.reduce((total, call) => total + material.seconds(call), 0);

const HISTORY: Array<Column<SessionInfo>> = [
	['Date', (call, material) => material.time(call.dateCreated)],
	['Direction', (call) => call.direction],
	['From', (call) => call.fromAddress],
	['To', (call) => call.toAddress],
	['Name', (call) => (call.direction === 'Incoming' ? call.fromName : call.displayName)],
	['Customer', (call) => call.customerName],
	['Endpoint', (call) => call.endpointName],
	['Answered By', (call) => call.answeredByName],
	['Outcome', (call) => call.outcome],
	['Duration (Seconds)', (call, material) => material.seconds(call)],
];

const DETAILS: Array<Column<SessionInfo>> = [
	['Session ID', (call) => call.id],
	['Call SID', (call) => call.callSid],
	['Started', (call, material) => material.time(call.dateCreated)],
	['Ended', (call, material) => material.time(call.dateCompleted)],
	['Direction', (call) => call.direction],
	['From', (call) => call.fromAddress],
	['To', (call) => call.toAddress],
	['Duration (Seconds)', (call, material) => material.seconds(call)],
];

const QUEUE: Array<Column<SessionInfo>> = [
	['Date', (call, material) => material.time(call.dateCreated)],
	['Queue', (call, material) => material.queueName(call)],
	['From', (call) => call.fromAddress],
	['Name', (call) => call.fromName],
	['Agent', (call) => call.answeredByName],
	['State', (call) => call.queueState],
	['Duration (Seconds)', (call, material) => material.seconds(call)],
];

const AGENT_STATES: Array<Column<SessionInfo>> = [
	['Agent', (call) => call.answeredByName],
	['State', (call) => (call.direction === 'Outgoing' ? 'Outgoing' : 'Other')],
	['From', (call, material) => material.time(call.dateCreated)],
	['To', (call, material) => material.time(call.dateCompleted)],
	['Duration (Seconds)', (call, material) => material.seconds(call)],
];

const QUEUES: Array<Column<Group>> = [
	['Queue', ({ name }) => name],
	['Offered', ({ calls }) => calls.length],
	['Answered', ({ calls }) => calls.filter((call) => call.answeredById).length],
	['Abandoned', ({ calls }) => calls.filter((call) => call.wasMissed).length],
];

const isIncoming = (call: SessionInfo) => call.direction === 'Incoming';
const BILLING: Array<Column<Group>> = [
	['Customer', ({ name }) => name],
	['Inbound Calls', ({ calls }) => calls.filter(isIncoming).length],
	['Outbound Calls', ({ calls }) => calls.filter((call) => !isIncoming(call)).length],
	['Minutes', ({ calls }, material) => Math.ceil(sum(calls, material) / 60)],
];
const CUSTOMER_ID: Column<Group> = ['Customer ID', ({ calls }) => calls[0].customerId];

const OUTCOME: Column<Group> = ['Outcome', ({ name }) => name];
const COUNT: Column<Group> = ['Calls', ({ calls }) => calls.length];

const NAME: Column<EndpointInfo> = ['Name', (endpoint) => endpoint.displayName];
const TYPE: Column<EndpointInfo> = ['Type', (endpoint) => endpoint.type];
const ADDRESS: Column<EndpointInfo> = ['Address', (endpoint) => endpoint.extraInformation];
const OWNER: Column<EndpointInfo> = ['Customer', (endpoint) => endpoint.customerName];
const FLOW: Column<EndpointInfo> = ['Flow', (endpoint) => endpoint.flowName];

const isAnswered = (call: SessionInfo) => call.answeredById !== undefined;

/**
 * Every kind of report.
 *
 * Assumption: what is in the workbooks is not documented. Here they are made of the office's own
 * sessions and endpoints, with the columns that the names of the reports call for; the states of
 * agents are those that their calls imply. The names of the operations but `AgentStateReport` and
 * `EndpointsReport` follow from these two and the routes.
 */
export const REPORT_KINDS: ReportKind[] = [
	{
		operation: 'AgentStateReport',
		route: 'agent-state',
		name: 'Agent State',
		table: (from) => tableOf(from.calls().filter(isAnswered), AGENT_STATES, from),
	},
	{
		operation: 'BillingReport',
		route: 'billing',
		name: 'Billing',
		table: (from) => {
			const customers = groups(from.calls(), (call) => call.customerName ?? '(account)');
			const columns = from.request.includeCustomerIds ? [CUSTOMER_ID, ...BILLING] : BILLING;
			return tableOf(customers, columns, from);
		},
	},
	{
		operation: 'CallCenterReport',
		route: 'call-center',
		name: 'Call Center',
		table: (from) => {
			const queues = groups(from.queued(), (call) => from.queueName(call));
			return tableOf(queues, QUEUES, from);
		},
	},
	{
		operation: 'CallCenterAbandonReport',
		route: 'call-center-abandon',
		name: 'Call Center Abandon',
		table: (from) => {
			const abandoned = from.queued().filter((call) => call.wasMissed);
			return tableOf(abandoned, QUEUE, from);
		},
	},
	{
		operation: 'CallCenterDetailReport',
		route: 'call-center-detail',
		name: 'Call Center Detail',
		table: (from) => tableOf(from.queued(), QUEUE, from),
	},
	{
		operation: 'CallHistoryReport',
		route: 'call-history',
		name: 'Call History',
		table: (from) => tableOf(from.calls(), HISTORY, from),
	},
	{
		operation: 'CallOutcomeReport',
		route: 'call-outcome',
		name: 'Call Outcome',
		table: (from) => {
			const ended = from.calls().filter((call) => call.ended);
			const outcomes = groups(ended, (call) => call.outcome ?? '');
			return tableOf(outcomes, [OUTCOME, COUNT], from);
		},
	},
	{
		operation: 'CdrReport',
		route: 'cdr',
		name: 'Call Detail Records',
		table: (from) => tableOf(from.calls(), DETAILS, from),
	},
	{
		operation: 'MetricReport',
		route: 'metric',
		name: 'Metric',
		table: (from) => {
			const days = groups(from.calls(), (call) => from.time(call.dateCreated).slice(0, 10));
			const metric: Column<Group> = ['Metric', () => from.request.metricName ?? 'Calls'];
			return tableOf(days, [metric, ['Date', ({ name }) => name], COUNT], from);
		},
	},
	{
		operation: 'SyncPhoneNumbersReport',
		route: 'sync-phone-numbers',
		name: 'Sync Phone Numbers',
		table: (from) => {
			const numbers = from.endpoints().filter(({ type }) => type === 'PhoneNumber');
			return tableOf(numbers, [ADDRESS, NAME, ['Result', () => 'Unchanged']], from);
		},
	},
	{
		operation: 'EndpointsReport',
		name: 'Endpoints',
		table: (from) => tableOf(from.endpoints(), [NAME, TYPE, ADDRESS, OWNER, FLOW], from),
	},
];
