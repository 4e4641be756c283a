import { isDeepStrictEqual } from 'node:util';
import { HARBOR_DESK } from '../../sandbox/office/people';
import { finding } from '../finding';
import { itemsOf, type Evidence } from './evidence';

/** The rows are the calls of the day, and the report is deleted. */
export function reportRows({ execution, office }: Evidence) {
	const rows = itemsOf(execution, 'Add the rows here');
	const [deleted] = itemsOf(execution, 'Delete the report');
	const [report] = itemsOf(execution, 'Wait until it is ready');
	const day = String(rows[0]?.Date).slice(0, 10);
	const calls = office.sessions().filter(({ accountId, channel, dateCreated }) => {
		return accountId === HARBOR_DESK.id && channel === 'Voice' && dateCreated.startsWith(day);
	});
	const expected = calls.map(({ fromAddress, toAddress }) => `${fromAddress} ${toAddress}`);
	const ends = rows.map(({ From, To }) => `${String(From)} ${String(To)}`);
	return [
		finding(
			expected.length > 0 && isDeepStrictEqual(ends.sort(), expected.sort()),
			`its ${rows.length} rows are the calls of ${day}`,
		),
		finding(
			report?.status === 'Completed' &&
				deleted !== undefined &&
				!office.reports.get(`${report.id}`),
			'the report was completed, and is deleted',
		),
	];
}

/** The customer is there with data and file, and the number runs the copied flow. */
export function onboarded({ execution, office }: Evidence) {
	const [{ company, crmId, plan, number } = {}] = itemsOf(execution, 'Who signed up');
	const { directory, files } = office;
	const customer = directory.customers.find(({ referenceId }) => referenceId === crmId);
	const line = office.endpoints.find(({ extraInformation }) => {
		return extraInformation === String(number).replaceAll(' ', '');
	});
	const [copied] = itemsOf(execution, 'Copy the model flow');
	const [seen] = itemsOf(execution, 'See what is there now');
	const note = files.all().find(({ customerId, fileName }) => {
		return customerId === customer?.id && fileName === 'welcome.txt';
	});
	return [
		finding(
			customer !== undefined && customer.name === company,
			`${company} is a customer with the reference ID ${crmId}`,
		),
		finding(
			customer?.data?.plan?.stringValue === plan &&
				(seen?.data as { plan?: unknown } | undefined)?.plan === plan,
			`its custom data says ${plan}, and so does what the workflow reads`,
		),
		finding(
			customer !== undefined && note !== undefined,
			`welcome.txt is among its files (${note?.contentLength} bytes)`,
		),
		finding(
			line !== undefined && line.displayName === company && line.flowId === copied?.id,
			`${number} is called ${company} and runs ${String(copied?.name)}`,
		),
	];
}

/** What failed was sent again, and what fails again is reported. */
export function resentNotifications({ execution, office }: Evidence) {
	const resent = itemsOf(execution, 'Send it again');
	const alerts = itemsOf(execution, 'Tell operations here');
	const known = resent.flatMap(({ id }) => office.notifications.list().filter((n) => n.id === id));
	const lost = known.filter(({ error }) => error);
	const others = office.notifications.list().filter(({ id }) => !known.some((n) => n.id === id));
	return [
		finding(
			known.length > 0 && known.every(({ lastModifiedBy }) => lastModifiedBy !== 'flow'),
			`it sends ${known.length} notifications again`,
		),
		finding(
			known.some(({ error }) => !error) && others.every(({ error }) => !error),
			'none but those that cannot arrive is undelivered now',
		),
		finding(
			lost.length > 0 &&
				isDeepStrictEqual(
					alerts.map((each) => each.notificationId),
					lost.map(({ id }) => id),
				),
			`it reports ${lost.map(({ recipients }) => recipients[0].address).join(', ')}`,
		),
	];
}

/** The IDs are those of the account, and the roles those of the login. */
export function idsOfAccount({ execution, office }: Evidence) {
	const [login] = itemsOf(execution, 'Whose login it is');
	const [account] = itemsOf(execution, 'Its account');
	const user = office.users.find(({ emailAddress }) => emailAddress === login?.emailAddress);
	const own = <T extends { accountId: string }>(all: T[]) =>
		all.filter(({ accountId }) => accountId === account?.id);
	const { directory, endpoints } = office;
	const numbers = own(endpoints).filter(({ type }) => type === 'PhoneNumber');
	const found = (node: string, expected: Array<{ id: string }>) => {
		const ids = itemsOf(execution, node).map(({ id }) => String(id));
		const all = expected.map(({ id }) => id);
		return finding(
			all.length > 0 && isDeepStrictEqual(ids.sort(), all.sort()),
			`${node.toLowerCase()}: all ${all.length} of the account, with their IDs`,
		);
	};
	return [
		finding(
			user !== undefined && isDeepStrictEqual(login?.roles, user.roles),
			`it says that ${user?.firstName} is a ${user?.roles.join(' and ')}`,
		),
		found('A number', numbers),
		found('A flow', own(directory.flows)),
		found('A customer', own(directory.customers)),
	];
}

/** The customer and its files are gone, and no other. */
export function customerGone({ execution, office }: Evidence) {
	const [customer] = itemsOf(execution, 'Only this one');
	const copies = itemsOf(execution, 'Keep a copy here');
	const { customers } = office.directory;
	return [
		finding(
			customer !== undefined && !customers.some(({ id }) => id === customer.id),
			`${String(customer?.name)} is no customer any more`,
		),
		finding(
			copies.length > 0 && copies.every(({ id }) => !office.files.get(String(id))),
			`its ${copies.length} files were fetched, and are deleted`,
		),
		finding(
			itemsOf(execution, 'Get the customers').every(
				({ id }) => id === customer?.id || customers.some((other) => other.id === id),
			) && !office.files.all().some(({ customerId }) => customerId === customer?.id),
			'every other customer is there',
		),
	];
}
