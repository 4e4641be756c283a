import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { id } from '../../nodes/shared/fields/ids';
import { memberId } from '../../nodes/shared/fields/phoneNumber';
import { Refusal } from '../../nodes/shared/fields/refusal';
import { DANGEROUS_IDS } from './dangerousIds';
import { byId, itemsOf, useOffice } from './office';

const office = useOffice();
const SESSION = byId('s1');

/** Runs an operation that must be refused, and returns the sentence that the user sees. */
async function refusal(operation: string, parameters: INodeParameters, json = {}) {
	const { error, items } = await office.run(operation, parameters, itemsOf(json));
	expect(items).toEqual([]);
	expect(office.arrived()).toEqual([]);
	expect(error?.description).toBeTruthy();
	expect(`${error?.message} ${error?.description}`).not.toMatch(
		/\b(error|problem|failure|mistake)\b/i,
	);
	return error!.message;
}

describe.each(DANGEROUS_IDS)('the ID %p', (id) => {
	test.each([
		[
			'Session',
			'session.patch',
			{ sessionId: byId('={{ $json.id }}'), updateFields: { callState: 'Hold' } },
		],
		['Session', 'member.invite', { sessionId: byId('={{ $json.id }}'), memberToAdd: 'x' }],
		['Session', 'member.remove', { sessionId: byId('={{ $json.id }}'), memberId: byId('x') }],
		[
			'Member to Remove',
			'member.remove',
			{ sessionId: SESSION, memberId: byId('={{ $json.id }}') },
		],
		[
			'Session',
			'conference.add',
			{ sessionId: byId('={{ $json.id }}'), callSid: byId('x'), destination: 'x' },
		],
	])("is refused as '%s' of %s", async (label, operation, parameters) => {
		expect(await refusal(operation, parameters as INodeParameters, { id })).toContain(`'${label}'`);
	});
});

test.each(DANGEROUS_IDS.filter((id) => id.trim()))('the call leg %p is refused', async (id) => {
	const parameters = { sessionId: SESSION, callSid: byId('={{ $json.id }}'), destination: 'x' };
	expect(await refusal('conference.add', parameters, { id })).toContain("'Call Leg'");
});

test.each([
	['an expression that gives nothing', '={{ $json.missing }}', "'Session' is empty"],
	[
		'an expression that gives an object',
		'={{ {a: 1} }}',
		"'Session' must be a text or a whole number",
	],
	['yes or no', '={{ true }}', "'Session' must be a text or a whole number"],
	['no number', '={{ 0 / 0 }}', "'Session' must be a text or a whole number"],
	[
		'a number that loses digits',
		'={{ 12345678901234567890 }}',
		"'Session' must be a text or a whole number",
	],
	['a date', '={{ new Date(0) }}', "'Session' must be a text or a whole number"],
	['a list', '={{ ["s1"] }}', "'Session' must be a text or a whole number"],
	['half a character', '={{ "a\\ud800" }}', "'Session' has a character that cannot be sent"],
])('%s as session', async (_, value, sentence) => {
	const parameters = { sessionId: byId(value), updateFields: { callState: 'Hold' } };
	expect(await refusal('session.patch', parameters)).toBe(sentence);
});

test.each([
	['callState', "'Call State' cannot be 'Held'", 'Connected, Disconnected, Hold, Passive, Ringing'],
	[
		'queueState',
		"'Queue State' cannot be 'Held'",
		'Connected, Disconnected, Hold, None, Queued, Ringing',
	],
	['holdReason', "'Hold Reason' cannot be 'Held'", 'None, Transferring'],
])('an unknown %s names the right ones', async (field, sentence, names) => {
	const parameters = { sessionId: SESSION, updateFields: { [field]: '={{ "Held" }}' } };
	const { error } = await office.run('session.patch', parameters);
	expect(error?.message).toBe(sentence);
	expect(error?.description).toContain(names);
	expect(office.arrived()).toEqual([]);
});

test.each([
	['callState', "'Call State' has no value"],
	['queueState', "'Queue State' has no value"],
	['holdReason', "'Hold Reason' has no value"],
	['consoleData', "'Console Data' has no value"],
])('an expression that gives nothing for %s is not passed over', async (field, sentence) => {
	for (const expression of ['={{ $json.missing }}', '={{ null }}']) {
		const updateFields = { [field]: expression };
		expect(await refusal('session.patch', { sessionId: SESSION, updateFields })).toBe(sentence);
	}
});

test('one field that gives nothing stops the others, too', async () => {
	const updateFields = { callState: 'Hold', consoleData: '={{ $json.missing }}' };
	expect(await refusal('session.patch', { sessionId: SESSION, updateFields })).toContain(
		'Console Data',
	);
});

test.each([{}, { callState: '', queueState: '', holdReason: '' }])(
	'an update of nothing, %j, is refused',
	async (updateFields) => {
		expect(await refusal('session.patch', { sessionId: SESSION, updateFields })).toBe(
			"'Update Fields' is empty",
		);
	},
);

test.each([
	[
		'member.invite',
		{ sessionId: SESSION, memberToAdd: '={{ $json.missing }}' },
		"'Member to Invite' is empty",
	],
	[
		'member.invite',
		{ sessionId: SESSION, memberToAdd: '={{ "  " }}' },
		"'Member to Invite' is empty",
	],
	[
		'member.invite',
		{ sessionId: SESSION, memberToAdd: '={{ [1] }}' },
		"'Member to Invite' must be a text or a whole number",
	],
	[
		'conference.add',
		{ sessionId: SESSION, callSid: byId('CA1'), destination: '={{ "" }}' },
		"'Destination' is empty",
	],
])('%s without somebody to call is refused', async (operation, parameters, sentence) => {
	expect(await refusal(operation, parameters as INodeParameters)).toBe(sentence);
});

test('a caller ID whose expression gives nothing is not passed over', async () => {
	const additionalFields = { callerId: '={{ $json.missing }}' };
	const parameters = { sessionId: SESSION, memberToAdd: 'x', additionalFields };
	expect(await refusal('member.invite', parameters)).toBe("'Caller ID' has no value");
});

test('an environment that there is not is no production', async () => {
	const before = office.credentials.environment;
	office.credentials.environment = 'Staging';
	const sentence = await refusal('session.getActive', {});
	office.credentials.environment = before;
	expect(sentence).toContain("'Environment'");
});

test.each([0, -1, 'many', null])('the limit %p is refused', async (limit) => {
	expect(await refusal('session.getActive', { limit: '={{ $json.limit }}' }, { limit })).toContain(
		"'Limit'",
	);
});

/** The number that an entry is, without the marks in it. */
const phoneNumberIn = (entered: string) => entered.normalize('NFKC').replace(/[^+\d]/g, '');

describe('whatever the ID', () => {
	/** Each runs a workflow; what is read of an ID is tried far more often by itself, below. */
	const RUNS = 40;
	const anyId = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ unit: 'grapheme' }),
		fc.stringMatching(/^[./\\%2eEfF5cC ?#&+]{0,8}$/),
	);

	/** Sends an ID and returns what stood in its place on the wire; undefined when it was refused. */
	async function sent(operation: string, parameters: INodeParameters, path: RegExp, id: string) {
		const before = office.arrived().length;
		const { error } = await office.run(operation, parameters, itemsOf({ id }));
		const [first] = office.arrived().slice(before);
		if (!first) expect(error?.message).toMatch(/^'(Session|Member to Remove)' /);
		const [, segment] = first ? (path.exec(first.path) ?? [undefined, 'another path']) : [];
		return segment === undefined ? undefined : decodeURIComponent(segment);
	}

	const expectSame = (id: string, arrived: string | undefined) => {
		if (arrived !== undefined) expect(arrived).toBe(id.trim());
	};

	test('the same session arrives in one segment, or nothing does', async () => {
		const parameters = { sessionId: byId('={{ $json.id }}'), updateFields: { callState: 'Hold' } };
		await fc.assert(
			fc.asyncProperty(anyId, async (id) => {
				expectSame(id, await sent('session.patch', parameters, /^\/sessions\/([^/?#]+)$/, id));
			}),
			{ numRuns: RUNS },
		);
	});

	test('the same member arrives in one segment and in the query, or nothing does', async () => {
		const parameters = { sessionId: SESSION, memberId: byId('={{ $json.id }}') };
		const path = /^\/sessions\/s1\/members\/([^/?#]+)\?memberToRemove=[^&#]+$/;
		await fc.assert(
			fc.asyncProperty(anyId, async (id) => {
				expectSame(id, await sent('member.remove', parameters, path, id));
			}),
			{ numRuns: RUNS },
		);
	});

	/** What a server makes of an ID in a path: an address whose segments it decodes, dots resolved. */
	const segmentsOf = (encoded: string) =>
		new URL(`/sessions/${encoded}/members/${encoded}`, 'http://x').pathname.split('/');

	test('it is read as it is, without the blanks around it, and is one segment, or is refused', () => {
		fc.assert(
			fc.property(fc.oneof(anyId, fc.constantFrom(...DANGEROUS_IDS)), (entered) => {
				for (const read of [id, memberId]) {
					let found;
					try {
						found = read(entered);
					} catch (refused) {
						expect(refused).toBeInstanceOf(Refusal);
						continue;
					}
					if (found !== phoneNumberIn(entered)) expect(found).toBe(entered.trim());
					const segments = segmentsOf(encodeURIComponent(found));
					expect(segments).toHaveLength(5);
					expect([segments[2], segments[4]].map(decodeURIComponent)).toEqual([found, found]);
				}
			}),
			{ numRuns: 5_000 },
		);
	});

	test('every ordinary ID arrives', async () => {
		const parameters = { sessionId: byId('={{ $json.id }}'), updateFields: { callState: 'Hold' } };
		for (const id of [
			'a/b',
			'a b',
			'a?b',
			'a#b',
			'100%',
			'a&b=c',
			'a+b',
			'Zoë',
			'日本',
			'...',
			'a.b',
			'😀',
		]) {
			expect(await sent('session.patch', parameters, /^\/sessions\/([^/?#]+)$/, id)).toBe(id);
		}
	});

	test('every text arrives as console data', async () => {
		const id = office.idOf(({ ended }) => !ended);
		const parameters = { sessionId: byId(id), updateFields: { consoleData: '={{ $json.text }}' } };
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
				await office.run('session.patch', parameters, itemsOf({ text }));
				expect(office.sandbox.office.get(id)!.consoleData).toBe(text);
			}),
			{ numRuns: RUNS },
		);
	});
});
