import { byId, itemsOf, useOffice } from './office';

const office = useOffice();
const live = () => office.idOf(({ callState }) => callState === 'Connected');
const UPDATE = {
	sessionId: byId('={{ $json.id }}'),
	updateFields: { consoleData: '={{ $json.text }}' },
};
const CONTINUE = { onError: 'continueRegularOutput' } as const;

test('each failed input gives one item in its place, with its own sentence and link', async () => {
	const id = live();
	const { items, error } = await office.run(
		'session.patch',
		UPDATE,
		itemsOf(
			{ id, text: 'a' },
			{ id: '..', text: 'b' },
			{ id: 'gone', text: 'c' },
			{ id, text: 'd' },
		),
		CONTINUE,
	);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.error ?? json.id)).toEqual([
		id,
		"'Session' cannot be '..'",
		"The session 'gone' was not found",
		id,
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	expect(items[1].error?.description).toContain('Dots alone');
	expect(office.arrived()).toHaveLength(3);
});

test('the link holds where other inputs give several items or none', async () => {
	office.sandbox.faults.add({ status: 200, body: { sessions: [] } });
	office.sandbox.faults.add({ status: 400, body: '' });
	const { items } = await office.run(
		'session.getActive',
		{ limit: 2 },
		itemsOf({}, {}, {}),
		CONTINUE,
	);
	expect(items).toHaveLength(3);
	const failed = items.filter(({ json }) => json.error);
	expect(failed).toHaveLength(1);
	const links = items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
	expect(links).toEqual([...links].sort());
	expect(new Set(links).size).toBe(2);
});

test('the second output takes the failed items, with the fields of their input', async () => {
	const id = live();
	const { outputs } = await office.run(
		'session.patch',
		UPDATE,
		itemsOf({ id: 'gone', text: 'a', order: 4711 }, { id, text: 'b' }),
		{ onError: 'continueErrorOutput' },
	);
	expect(outputs[0].map(({ json }) => json.id)).toEqual([id]);
	expect(outputs[1].map(({ json }) => json)).toEqual([
		{ id: 'gone', text: 'a', order: 4711, error: "The session 'gone' was not found" },
	]);
});

test('without Continue On Fail the input that stopped the run is named', async () => {
	const { error } = await office.run(
		'session.patch',
		UPDATE,
		itemsOf({ id: live(), text: 'a' }, { id: 'gone', text: 'b' }),
	);
	expect(error?.message).toBe("The session 'gone' was not found");
	expect(error?.context.itemIndex).toBe(1);
});

test('no password and no Authorization header is in what n8n keeps of a run', async () => {
	const password = 'p@ss: wörd+/=';
	const basic = Buffer.from(`${office.credentials.username as string}:${password}`).toString(
		'base64',
	);
	const credentials = { ...office.credentials };
	const faults = [
		{ status: 401 },
		{ status: 500, body: '' },
		{ status: 200, body: '<html>', contentType: 'text/html' },
		{ drop: true },
		{ cutOff: true },
	];
	for (const extra of [CONTINUE, {}]) {
		for (const fault of faults) {
			office.sandbox.faults.add({ ...fault, times: 9 });
			office.credentials.password = password;
			const { record, error, items } = await office.run(
				'session.patch',
				UPDATE,
				itemsOf({ id: 'x', text: '' }),
				extra,
			);
			office.sandbox.faults.clear();
			expect(error ?? items[0].error).toBeDefined();
			const stored = everythingIn(record);
			for (const secret of [password, basic, encodeURIComponent(password)]) {
				expect(stored).not.toContain(secret);
			}
			expect(stored).not.toMatch(/authorization/i);
		}
	}
	Object.assign(office.credentials, credentials);
});

/** All texts that can be reached from a value, those of errors and hidden properties included. */
function everythingIn(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value === 'string') return `${value}\n`;
	if (typeof value !== 'object' || value === null || seen.has(value)) return '';
	seen.add(value);
	return Object.getOwnPropertyNames(value)
		.map((name) => `${name}\n${everythingIn((value as Record<string, unknown>)[name], seen)}`)
		.join('');
}
