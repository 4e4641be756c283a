import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { jsonObject } from '../../nodes/shared/fields/json';
import { numberOrUser, partOfNumber, phoneNumber } from '../../nodes/shared/fields/phoneNumber';
import { byId, itemsOf, useOffice } from './office';

const office = useOffice({ login: 'teamLead' });

/** Runs an operation on one value, and gives what arrived or the message of the refusal. */
async function sent(operation: string, parameters: INodeParameters, value: unknown, name: string) {
	const before = office.arrived().length;
	const { error } = await office.run(operation, parameters, itemsOf({ value: value as never }));
	const asked = office
		.arrived()
		.slice(before)
		.filter(({ path }) => !path.startsWith('/auth'));
	if (asked.length === 0) return error!.message;
	const { body, path } = asked.at(-1)!;
	const query = new URL(path, 'http://x').searchParams.get(name);
	return query ?? (body as Record<string, unknown>)[name];
}

const VALUE = '={{ $json.value }}';

describe('phone numbers', () => {
	const text = (value: unknown) =>
		sent(
			'message.send',
			{ endpointId: byId('e1'), toAddress: VALUE, body: 'Hi' },
			value,
			'toAddress',
		);

	test.each([
		['\u202a+1 503 555 0100\u202c', '+15035550100'],
		['+1\u2011503\u2013555\u20140100', '+15035550100'],
		['+1 503\u00a0555\u2212\u200b0100', '+15035550100'],
		['+49 (89) 1234/567-0', '+498912345670'],
		['\uff0b\uff11 503 555 0100', '+15035550100'],
		['\u206612345\u2069', '12345'],
		[12345, '12345'],
	])('%j gets a text at %s', async (entered, expected) => {
		expect(await text(entered)).toBe(expected);
	});

	test.each([
		'call me 0503',
		'(503) 555-0100',
		'503-555-0100',
		'15035550100',
		'0049 30 1234567',
		'+44 (0)20 7946 0958',
		'+1 503 555 0100 ext. 5',
		'+1 503 555 01O0',
		'++15035550100',
		'+0 503 555 0100',
		'+123456',
		'12',
		'nathan@example.com',
		5035550100,
	])('%j gets none', async (entered) => {
		expect(await text(entered)).toBe(`'To Number' cannot be '${entered}'`);
	});

	test.each(['+1 (503) 555-0301', '\u202a+1 503 555 0301', '+1\u2011503\u2011555\u20110301'])(
		'%j is searched for as the API writes it',
		async (entered) => {
			const searched = async (operation: string, filter: string) =>
				await sent(operation, { filters: { [filter]: VALUE } }, entered, filter);
			expect(await searched('session.getAll', 'from')).toBe('+15035550301');
			expect(await searched('session.getAll', 'to')).toBe('+15035550301');
			expect(await searched('notification.getAll', 'fromFilter')).toBe('+15035550301');
			expect(await searched('endpoint.getAll', 'phoneNumberFilter')).toBe('+15035550301');
		},
	);

	/** A number in the ways in which people write and copy it. */
	const written = fc
		.tuple(
			fc.stringMatching(/^[1-9]\d{6,14}$/),
			fc.array(
				fc.constantFrom('', ' ', '-', '.', '\u2011', '\u2013', '\u00a0', '\u200b', '\u202c', ' / '),
				{
					minLength: 15,
					maxLength: 15,
				},
			),
		)
		.map(([digits, marks]) => ({
			digits: `+${digits}`,
			entered: `\u202a+${[...digits].map((digit, at) => digit + marks[at]).join('')}`,
		}));

	test('every way to write a number means the same', () => {
		fc.assert(
			fc.property(written, ({ entered, digits }) => {
				expect(phoneNumber(entered)).toBe(digits);
				expect(numberOrUser(entered)).toBe(digits);
				expect(partOfNumber(entered)).toBe(digits);
			}),
		);
	});

	test('whatever is entered, a text goes to a number or nowhere', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+\d ()x-]{0,16}$/)),
				(entered) => {
					let found;
					try {
						found = phoneNumber(entered);
					} catch {
						return;
					}
					expect(found).toMatch(/^(\+[1-9]\d{6,14}|\d{3,8})$/);
				},
			),
			{ numRuns: 1_000 },
		);
	});

	test('a user or a name to search for stays as it is, but for what nobody sees', () => {
		for (const entered of ['nathan@example.com', 'Front desk 2', 'sip:1.2@example.com']) {
			expect(numberOrUser(`\u200b${entered} `)).toBe(entered);
			expect(partOfNumber(` ${entered}\u200e`)).toBe(entered);
		}
		expect(partOfNumber(' - ')).toBe('-');
	});
});

describe('lists', () => {
	const listed = async (operation: string, filter: string, value: unknown) =>
		await sent(operation, { filters: { [filter]: VALUE } }, value, filter);

	test.each([
		['["s1","s2"]'],
		[['s1', 's2']],
		['[s1, s2]'],
		["['s1', 's2']"],
		['"s1", "s2"'],
		['s1; s2'],
		['s1\ns2\r\n'],
		['- s1\n- s2'],
		[' s1 s2 '],
		['\u200bs1,\u00a0s2'],
		[' s1 , , s2 ,'],
	])('%j are two IDs', async (value) => {
		expect(await listed('session.getAll', 'specificIds', value)).toBe('s1,s2');
		expect(await listed('endpoint.getAll', 'tagIds', value)).toBe('s1,s2');
	});

	test.each([
		['{"ids":["s1"]}', '\'IDs\' cannot be \'{"ids":["s1"]}\''],
		['[{"id":"s1"}]', "'IDs' must be a text or a whole number"],
		['[[]]', "'IDs' must be a text or a whole number"],
		['[9007199254740993]', "'IDs' must be a text or a whole number"],
		['[]', "'IDs' is empty"],
		[',;', "'IDs' is empty"],
	])('%j is refused', async (value, message) => {
		expect(await listed('session.getAll', 'specificIds', value)).toBe(message);
	});

	test('an account in a list of one is that account, and of several none is chosen', async () => {
		const account = async (value: unknown) =>
			await sent(
				'report.run',
				{ report: 'callHistory', accountId: byId(VALUE) },
				value,
				'accountId',
			);
		expect(await account('["a1"]')).toBe('a1');
		expect(await account('a1; a2')).toBe("'Account' names several accounts");
	});

	test('blanks around what is searched for are not part of it', async () => {
		expect(await listed('file.getAll', 'fileName', ' voicemail\u00a0')).toBe('voicemail');
		expect(await listed('session.getAll', 'log', ' joined the call ')).toBe('joined the call');
	});

	test('a picker refuses an expression that returns nothing, instead of taking everything', async () => {
		for (const value of [undefined, null]) {
			const filters = { customerIds: byId(VALUE) };
			expect(await sent('session.getAll', { filters }, value, 'customerIds')).toBe(
				"'Customer' has no value",
			);
			expect(await sent('session.getAll', { accountId: byId(VALUE) }, value, 'accountIds')).toBe(
				"'Account' has no value",
			);
		}
	});

	test('long numbers and names with blanks stay as they are', async () => {
		const reference = async (value: unknown) =>
			await listed('endpoint.getAll', 'referenceIds', value);
		expect(await reference('12345678901234567890, 1e5')).toBe('12345678901234567890,1e5');
		expect(await reference('ACME 12; Smith & Co')).toBe('ACME 12,Smith & Co');
	});
});

describe('JSON that people enter', () => {
	const data = (value: unknown) =>
		sent(
			'customer.create',
			{ accountId: byId('a1'), name: 'X', additionalFields: { data: VALUE } },
			value,
			'data',
		);

	test.each([
		'{"accountNumber": 9007199254740993}',
		'{"accountNumber": -12345678901234567890}',
		'{"rate": 0.12345678901234567890}',
		'{"a": 1e400}',
		'{"a": 1e-400}',
		'{"a": {"b": 1, "b": 2}}',
		'{"__proto__": {"admin": true}}',
		'{"a": {"constructor": "Hammer & Sons"}}',
		'{"prototype": 1}',
		'{"a\\ud800": 1}',
	])('is refused where it would lose something: %s', async (json) => {
		expect(await data(json)).toMatch(/^'Custom Data' (cannot|has) /);
	});

	test.each([
		['NaN', { a: NaN }],
		['infinity', { a: { b: -Infinity } }],
		['a rounded number', { a: 2 ** 53 }],
		['nothing', { a: undefined }],
		['a function', { a: () => 1 }],
		['an invalid date', { a: new Date('soon') }],
		['a Map', { a: new Map([[1, 2]]) }],
		['an inherited name', { a: Object.create({ b: 1 }) as object }],
	])('is refused where an expression gives %s', (_, value) => {
		expect(() => jsonObject(value)).toThrow(/^(has|cannot)/);
	});

	test('is kept otherwise, whatever it is', () => {
		const safe = fc.jsonValue({ noUnicodeString: false } as never);
		fc.assert(
			fc.property(fc.dictionary(fc.string(), safe), fc.boolean(), (value, spaced) => {
				const json = JSON.stringify(value, undefined, spaced ? 2 : 0);
				const isOdd = /"(__proto__|constructor|prototype)":|\\ud[89a-f]/i.test(json);
				const numbers = JSON.stringify(JSON.parse(json), (_, each: unknown) =>
					typeof each === 'number' && Number.isInteger(each) && !Number.isSafeInteger(each)
						? '!'
						: each,
				);
				if (isOdd || numbers.includes('"!"')) return;
				expect(jsonObject(json)).toEqual(JSON.parse(json));
				expect(jsonObject(JSON.parse(json))).toEqual(JSON.parse(json));
			}),
			{ numRuns: 500 },
		);
	});

	test('may write a number in any way that means the same', () => {
		expect(jsonObject('{"a": 1.50, "b": 15e-1, "c": -0, "d": 1E3, "e": 0.000001}')).toEqual({
			a: 1.5,
			b: 1.5,
			c: 0,
			d: 1000,
			e: 0.000001,
		});
	});
});

test.each(['0x10', '1e400', '--5', '5 items', '٥', ' '])(
	'the limit %j is refused',
	async (limit) => {
		expect(await sent('session.getAll', { limit: VALUE }, limit, 'countPerPage')).toMatch(
			/^'Limit' cannot be /,
		);
	},
);

test('half a character, as cutting a text in two leaves it, is left out', async () => {
	const body = 'Done \u{1f44d}'.slice(0, 6);
	const parameters = { endpointId: byId('e1'), toAddress: '+15035550100', body: VALUE };
	expect(await sent('message.send', parameters, body, 'body')).toBe('Done ');
	const update = { sessionId: byId('s1'), updateFields: { consoleData: VALUE } };
	expect(await sent('session.patch', update, { note: body }, 'consoleData')).toBe(
		'{"note":"Done "}',
	);
});

test('a number that JavaScript has rounded is no text either', async () => {
	const update = { sessionId: byId('s1'), updateFields: { consoleData: VALUE } };
	for (const value of [2 ** 53, { account: 2 ** 60 }, NaN]) {
		expect(await sent('session.patch', update, value, 'consoleData')).toMatch(
			/^'Console Data' has a number that is not exact any more/,
		);
	}
	expect(await sent('session.patch', update, 4711.5, 'consoleData')).toBe('4711.5');
});
