import fc from 'fast-check';

import { plainOf } from '../../nodes/shared/entities/entity';
import { fromStruct, toStruct } from '../../nodes/shared/entities/struct';
import { struct } from '../../nodes/shared/fields/customData';

/** What custom data can be: texts, numbers, switches, nothing, objects, and lists of objects. */
const { plain } = fc.letrec<{ plain: Record<string, never>; value: unknown }>((tie) => ({
	plain: fc.dictionary(fc.string(), tie('value') as never, { maxKeys: 5 }) as never,
	value: fc.oneof(
		{ maxDepth: 4 },
		fc.string(),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.boolean(),
		fc.constant(null),
		tie('plain'),
		fc.array(tie('plain'), { maxLength: 4 }),
	),
}));

/** Names of the API's own form are names as all others inside of custom data. */
const tricky = fc.dictionary(
	fc.constantFrom('stringValue', 'listValue', 'structValue', '__proto__', ''),
	plain,
);

test('custom data comes back as it was sent', () => {
	fc.assert(
		fc.property(fc.oneof(plain, tricky), (data) => {
			const sent: unknown = JSON.parse(JSON.stringify(toStruct(data)));
			expect(JSON.stringify(fromStruct(sent))).toBe(JSON.stringify(data));
		}),
	);
});

const FORMS: Record<string, (content: never) => void> = {
	stringValue: (content) => expect(typeof content).toBe('string'),
	numberValue: (content) => expect(typeof content).toBe('number'),
	boolValue: (content) => expect(typeof content).toBe('boolean'),
	listValue: (content: object[]) => content.forEach(expectStruct),
	structValue: expectStruct,
};

function expectStruct(struct: object): void {
	for (const value of Object.values(struct) as object[]) {
		const filled = Object.entries(value);
		expect(filled.length).toBeLessThanOrEqual(1);
		for (const [form, content] of filled) FORMS[form](content as never);
	}
}

test('what is sent has the form of the API at every depth', () => {
	fc.assert(fc.property(plain, (data) => expectStruct(toStruct(data))));
});

test('each kind of value has its own field', () => {
	const data = { a: 'x', b: 2.5, c: false, d: null, e: { f: '' }, g: [{ h: 0 }, {}] };
	expect(toStruct(data)).toEqual({
		a: { stringValue: 'x' },
		b: { numberValue: 2.5 },
		c: { boolValue: false },
		d: {},
		e: { structValue: { f: { stringValue: '' } } },
		g: { listValue: [{ h: { numberValue: 0 } }, {}] },
	});
});

test.each([[['gold', 'silver']], [[1]], [[null]], [[[{}]]]])(
	'a list of %j is refused where it stands',
	(list) => {
		expect(() => toStruct({ order: { tags: list } })).toThrow(
			expect.objectContaining({
				what: "has a list of single values in 'order.tags'",
				advice: expect.stringContaining('lists of objects only'),
			}) as Error,
		);
	},
);

test.each([
	['nothing', undefined],
	['a text', 'as it is'],
	['bare values', { plan: 'Premium', seats: 9, tags: ['a'] }],
])('%s in place of custom data stays as it is', (_, found) => {
	expect(fromStruct(found)).toEqual(found);
});

test.each([
	['a type that is not known', { dateValue: '2026-03-31' }],
	['an unknown type below a known one', { structValue: { due: { dateValue: '2026-03-31' } } }],
	['more than one type', { stringValue: '9', numberValue: 9 }],
	['a remark beside the value', { numberValue: 9, unit: 'EUR' }],
	['a known type with other content', { numberValue: '9' }],
	['a name of ours', { structValue: { $evoVoice: { structValue: {} } } }],
])('%s goes back as it came', (_, value) => {
	const struct = { due: value, seats: { numberValue: 9 } };
	const plain = JSON.parse(JSON.stringify(fromStruct(struct))) as never;
	expect(plain).toMatchObject({ seats: 9 });
	expect(toStruct(plain)).toEqual(struct);
});

test('an object of the user is one, whatever its only field is called', () => {
	expect(toStruct({ order: { orderValue: 12 } })).toEqual({
		order: { structValue: { orderValue: { numberValue: 12 } } },
	});
});

test('objects come out with plain custom data, and otherwise as they are', () => {
	const described = { fields: { id: 'text', data: 'struct', layout: 'data' } } as never;
	const found = { id: 'c1', data: toStruct({ seats: 9 }), layout: { x: { numberValue: 1 } } };
	expect(plainOf(described, found as never)).toEqual({ ...found, data: { seats: 9 } });
	expect(plainOf(described, { id: 'c2' })).toEqual({ id: 'c2' });
});

test('what is entered may be a text of JSON, or hold the dates of expressions', () => {
	expect(struct('{ "plan": "Premium" }')).toEqual({ plan: { stringValue: 'Premium' } });
	expect(struct({ since: new Date(0) })).toEqual({
		since: { stringValue: '1970-01-01T00:00:00.000Z' },
	});
	expect(() => struct('gold')).toThrow('is not a JSON object');
});
