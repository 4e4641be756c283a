import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { SessionInfo, Sandbox } from '../../sandbox';
import { FLOW_FIELDS, type FlowInfo } from '../../sandbox/office/directoryModel';
import { accountSettings } from '../../sandbox/office/flowGraph';
import { DIAL_OUT, FRONT_DESK } from '../../sandbox/office/flowSeed';
import { inOrder } from '../../sandbox/office/model';
import {
	BRIGHTWATER,
	CUSTOMER_LINES,
	HARBOR_DESK,
	HARBOR_WEST,
	MAIN_LINE,
} from '../../sandbox/office/people';
import { finding } from '../finding';
import { itemsOf, type Evidence } from './evidence';

const NOOR = { id: '67a0c1d2e3f4a5b6c7d80001', emailAddress: 'noor.haddad@harbor-desk.example' };

/** Two flows have the same name but for its case, and one has a name that no file can have. */
export function nameFlowsBadly({ office: { directory } }: Sandbox): void {
	directory.addFlow({ name: 'Front Desk' });
	directory.addFlow({ name: 'Day/night: switch' });
}

/** One of the flows is there already. */
export function haveFlowElsewhere({ office: { directory } }: Sandbox): void {
	directory.addFlow({ name: DIAL_OUT.name, accountId: HARBOR_WEST.id });
}

/** Somebody has a login and a phone, who is about to leave. */
export function employSomebody({ office }: Sandbox): void {
	const accountIds = [HARBOR_DESK.id];
	const names = { firstName: 'Noor', lastName: 'Haddad' };
	office.users.push({ ...NOOR, ...names, password: 'old', roles: ['Manager'], accountIds });
	office.directory.addEndpoint({
		type: 'User',
		displayName: 'Noor Haddad',
		extraInformation: NOOR.emailAddress,
	});
}

/** There were calls in the month before this one, and in the one before that. */
export function callLastMonth({ office }: Sandbox): void {
	const call = (monthsAgo: number, line: typeof MAIN_LINE, minutes: number) => {
		const began = new Date(office.clock.now());
		began.setUTCDate(1);
		began.setUTCMonth(began.getUTCMonth() - monthsAgo, 15);
		const dateCreated = began.toISOString();
		const toAddress = line.extraInformation;
		const { id } = office.start({ toAddress, endpointId: line.id, dateCreated });
		office.end(id);
		const over = new Date(began.getTime() + minutes * 60_000).toISOString();
		Object.assign(office.get(id)!, { dateCompleted: over });
	};
	call(1, CUSTOMER_LINES[1], 3);
	call(1, CUSTOMER_LINES[1], 5);
	call(1, MAIN_LINE, 2);
	call(2, CUSTOMER_LINES[1], 40);
}

const flowsOf = ({ office }: Evidence, accountId: string) =>
	office.directory.flows.filter((flow) => flow.accountId === accountId);

/** What the API returns of a flow. */
const asTold = (flow: FlowInfo) => inOrder({ ...flow, nodeCount: flow.nodes.length }, FLOW_FIELDS);

/** Each flow lies in the folder, and its file holds nothing but the flow. */
export function flowFiles(evidence: Evidence) {
	const flows = flowsOf(evidence, HARBOR_DESK.id);
	const pathOf = ({ name, id }: FlowInfo) => {
		const isTwice = name.toLowerCase() === FRONT_DESK.name.toLowerCase();
		const file = name.replace(/[/:]/g, '-');
		return join(evidence.folder, `${file}${isTwice ? ` ${id}` : ''}.json`);
	};
	const written = itemsOf(evidence.execution, 'Write to the folder');
	return [
		finding(
			flows.length > 4 && written.length === flows.length,
			`it writes all ${flows.length} flows`,
		),
		...flows.map((flow) => {
			const text = existsSync(pathOf(flow)) ? readFileSync(pathOf(flow), 'utf8') : '{}';
			const content: unknown = JSON.parse(text);
			const isSame = isDeepStrictEqual(content, JSON.parse(JSON.stringify(asTold(flow))));
			const isReadable = text.trim() === JSON.stringify(content, null, 2);
			return finding(
				isSame && isReadable,
				`the file of ${flow.name} is the flow and nothing else, a line each value`,
			);
		}),
	];
}

/** What can go alone went, what is there already was left alone, and the others are reported with the reason. */
export function flowsElsewhere(evidence: Evidence) {
	const there = flowsOf(evidence, HARBOR_WEST.id);
	const named = (name: string) => there.filter((flow) => flow.name === name);
	const stayed = itemsOf(evidence.execution, 'Stays here: look why');
	const here = flowsOf(evidence, HARBOR_DESK.id).filter(({ name }) => name !== DIAL_OUT.name);
	const [bound, free] = [true, false].map((isBound) =>
		here.filter((flow) => accountSettings(flow).length > 0 === isBound),
	);
	return [
		...free.map((flow) => {
			const [copy] = named(flow.name);
			const isSame = copy !== undefined && isDeepStrictEqual(copy.nodes, flow.nodes);
			return finding(isSame, `${flow.name} is over there, with the same nodes`);
		}),
		...bound.map(({ name }) => {
			const reported = stayed.find(({ flow }) => flow === name);
			return finding(
				named(name).length === 0 && /objects of the account/.test(String(reported?.reason)),
				`${name} stays here: ${String(reported?.reason)}`,
			);
		}),
		finding(
			free.length > 0 && bound.length > 0 && named(DIAL_OUT.name).length === 1,
			`${DIAL_OUT.name}, which was over there, is there once`,
		),
	];
}

/** Who joins can log in, who leaves cannot and has no phone, and what did not work is reported. */
export function staffChanges({ execution, office }: Evidence) {
	const userOf = (email: string) => office.users.find((each) => each.emailAddress === email);
	const passwords = itemsOf(execution, 'Make a password');
	const refused = itemsOf(execution, 'Not done: look here').map(({ email }) => email);
	const noor = userOf(NOOR.emailAddress);
	// On the error output n8n adds the fields of the input.
	const created = itemsOf(execution, 'Create the login').filter(({ error }) => !error);
	return [
		...['mira.joshi@harbor-desk.example', 'luis.ortega@harbor-desk.example'].map((email) => {
			const made = passwords.find((each) => each.email === email)?.password;
			const isSet = made !== undefined && userOf(email)?.password === made;
			return finding(isSet, `${email} can log in with the password that was made`);
		}),
		finding(
			passwords.every(({ password }) => !JSON.stringify(created).includes(String(password))),
			'no password comes out of the step that creates the logins',
		),
		finding(
			noor !== undefined && noor.accountIds.length === 0 && noor.password !== 'old',
			'Noor Haddad reaches no account, and the old password opens nothing',
		),
		finding(
			!office.endpoints.some(({ displayName }) => displayName === 'Noor Haddad') &&
				office.endpoints.filter(({ type }) => type === 'User').length === 5,
			'the phone of Noor Haddad is deleted, and no other',
		),
		finding(
			isDeepStrictEqual(refused.sort(), [
				'nobody@harbor-desk.example',
				'tom.becker@harbor-desk.example',
			]),
			`reported with the reason: ${refused.join(', ')}`,
		),
	];
}

/** Each customer has a row with its calls of last month and no others. */
export function costOfCalls({ execution, office }: Evidence) {
	const rows = itemsOf(execution, 'Add the rows here');
	const month = String(rows[0]?.month);
	const calls = office.sessions().filter(({ dateCreated }) => dateCreated.startsWith(month));
	const minutesOf = ({ dateCreated, dateCompleted }: SessionInfo) =>
		Math.ceil((Date.parse(dateCompleted!) - Date.parse(dateCreated)) / 60_000);
	const expected = [
		[BRIGHTWATER.name, CUSTOMER_LINES[1]] as const,
		['(the account)', MAIN_LINE] as const,
	].map(([customer, { extraInformation }]) => {
		const own = calls.filter(({ toAddress }) => toAddress === extraInformation);
		const minutes = own.reduce((sum, session) => sum + minutesOf(session), 0);
		const cost = Number((minutes * 0.0085).toFixed(4));
		return { customer, month, calls: own.length, minutes, cost, currency: 'USD' };
	});
	return [
		finding(rows.length === expected.length, `${month} has ${rows.length} rows`),
		...expected.map((row) =>
			finding(
				row.calls > 0 && rows.some((each) => isDeepStrictEqual(each, row)),
				`${row.customer}: ${row.calls} calls, ${row.minutes} minutes, ${row.cost} ${row.currency}`,
			),
		),
	];
}
