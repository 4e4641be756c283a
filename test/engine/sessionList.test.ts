import type { INodeParameters } from 'n8n-workflow';

import { HARBOR_DESK, HARBOR_WEST, MAIN_LINE, OKAFOR } from '../../sandbox/office/people';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'manager' });
const state = () => office.sandbox.office;
const DAY_MS = 86_400_000;

const list = async (parameters: INodeParameters = {}) => {
	const { items, error } = await office.run('session.getAll', { returnAll: true, ...parameters });
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
};
const idsOf = (sessions: Array<{ id?: unknown }>) => sessions.map(({ id }) => id).sort();
const ofAccounts = (...accounts: string[]) =>
	idsOf(
		state()
			.sessions()
			.filter((each) => accounts.includes(each.accountId!) && !state().isArchived(each)),
	);

test('lists live and past sessions of all accounts, or of those that are chosen', async () => {
	state().start({ accountId: HARBOR_WEST.id });
	const all = await list();
	expect(idsOf(all)).toEqual(ofAccounts(HARBOR_DESK.id, HARBOR_WEST.id));
	const ended = new Set(all.map(({ id }) => state().get(String(id))!.ended));
	expect(ended).toEqual(new Set([true, false]));
	expect(idsOf(await list({ accountId: byId(HARBOR_WEST.id) }))).toEqual(
		ofAccounts(HARBOR_WEST.id),
	);
	const both = byId(`${HARBOR_DESK.id}, ${HARBOR_WEST.id}`);
	expect(await list({ accountId: both })).toHaveLength(all.length);
	expect(office.query().accountIds).toBe(`${HARBOR_DESK.id},${HARBOR_WEST.id}`);
});

test('shows each as a call log does', async () => {
	const { id } = state().start({ fromName: 'Maria', fromAddress: '+15035550188' });
	state().end(id, { missed: true });
	expect(await list({ filters: { specificIds: id } })).toEqual([
		{
			id,
			dateCreated: state().get(id)!.dateCreated,
			dateCompleted: state().get(id)!.dateCompleted,
			displayName: 'Maria',
			direction: 'Incoming',
			channel: 'Voice',
			fromAddress: '+15035550188',
			toAddress: MAIN_LINE.extraInformation,
			wasMissed: true,
			members: expect.any(String),
		},
	]);
});

test('brings the log of a session with Simplify off, which Get does not', async () => {
	const session = state().start();
	state().note(session, 'Gate was closed');
	const [found] = await list({ filters: { specificIds: session.id }, simplify: false });
	expect(found.log).toEqual(session.log);
	const get = { sessionId: byId(session.id), simplify: false };
	const { items } = await office.run('session.get', get);
	expect(items[0].json).toMatchObject({ id: session.id, log: [] });
});

test.each([
	['from', '5550142', () => ({ fromAddress: '+15035550142' })],
	['to', '5550143', () => ({ toAddress: '+15035550143' })],
	['log', 'GATE', () => ({ log: [{ date: '2026-03-04T09:00:00Z', message: 'Gate was closed' }] })],
	['parentSessionId', 's-parent', () => ({ parentSessionId: 's-parent' })],
	['customerIds', byId(OKAFOR.id), () => ({ customerId: OKAFOR.id })],
	['endpointIds', byId(`x, ${MAIN_LINE.id}`), () => ({ endpointId: MAIN_LINE.id })],
	['specificIds', 's-one, s-two', () => ({ id: 's-one' })],
	['startDate', '2026-12-30T00:00:00', () => ({ dateCreated: '2026-12-30T00:00:01Z' })],
	['endDate', '2026-03-01T00:00:00', () => ({ dateCreated: '2026-03-01T23:59:59Z' })],
])('filters by %s = %j', async (name, value, fitting) => {
	const other = state().start({ fromAddress: '+15550000000' });
	const { id } = state().start(fitting());
	const found = idsOf(await list({ filters: { [name]: value } }));
	expect(found).toContain(id);
	expect(found).not.toContain(other.id);
});

test('sends nothing for filters that are empty', async () => {
	const filters = {
		from: '',
		to: '',
		log: '',
		startDate: '',
		specificIds: '',
		parentSessionId: '',
	};
	await list({ filters: { ...filters, customerIds: byId(''), endpointIds: byId('') } });
	const sent = Object.keys(office.query()).sort();
	expect(sent).toEqual(['accountIds', 'countPerPage', 'page']);
});

test('finds what is older than 15 days in the archive alone, as Get says', async () => {
	const old = state().start();
	office.sandbox.clock.advance(16 * DAY_MS);
	const recent = state().start();
	const specificIds = `${old.id}, ${recent.id}`;
	const among = async (filters: INodeParameters) =>
		idsOf(await list({ filters: { specificIds, ...filters } }));
	expect(await among({})).toEqual([recent.id]);
	expect(await among({ searchArchive: false })).toEqual([recent.id]);
	expect(await among({ searchArchive: true })).toEqual([old.id]);
	const { message, description } = await errorShown(office, 'session.get', {
		sessionId: byId(old.id),
	});
	expect(message).toBe(`The session '${old.id}' was not found`);
	expect(description).toContain('archived');
});

test('sorts as asked, and refuses a field that there is not', async () => {
	const sort = { sortField: 'fromAddress', sortOrder: 'Ascend' };
	const addresses = (await list({ sort })).map(({ fromAddress }) => String(fromAddress));
	expect(new Set(addresses).size).toBeGreaterThan(2);
	expect(addresses).toEqual([...addresses].sort());
	const before = office.arrived().length;
	const { message } = await errorShown(office, 'session.getAll', {
		sort: { sortField: '={{ "mood" }}' },
	});
	expect(message).toBe("'Sort By' cannot be 'mood'");
	expect(office.arrived()).toHaveLength(before);
});

test('Get returns one session, simplified', async () => {
	const { id } = state().start({ fromName: 'Maria' });
	const { items } = await office.run('session.get', { sessionId: byId(id) });
	expect(office.arrived()).toMatchObject([{ method: 'GET', path: `/sessions/${id}` }]);
	expect(Object.keys(items[0].json)).toHaveLength(10);
	expect(items[0].json).toMatchObject({ id, displayName: 'Maria', callState: 'Connected' });
});
