import { describeParameters } from '../../nodes/EvoVoice/ask/toolCall';

test('one line a value, with names written out', () => {
	expect(
		describeParameters({
			sessionId: 'CA12',
			callState: 'Hold',
			hold_reason: 'Other',
			'Member-ID': 7,
			wasMissed: true,
		}),
	).toBe('Session ID: CA12\nCall state: Hold\nHold reason: Other\nMember ID: 7\nWas missed: yes');
});

test('what is empty is left out, what is in lists and objects is not', () => {
	expect(
		describeParameters({
			note: '',
			none: null,
			tags: ['a', 'b'],
			empty: [],
			updateFields: { consoleData: 'x' },
			people: [{ name: 'A' }, { name: 'B' }],
		}),
	).toBe('Tags: a, b\nUpdate fields console data: x\nPeople 1 name: A\nPeople 2 name: B');
});

test('long values are cut, plain ones need no name', () => {
	expect(describeParameters({ body: 'x'.repeat(201) })).toBe(`Body: ${'x'.repeat(200)}...`);
	expect(describeParameters({ body: '👍'.repeat(201) })).toBe(`Body: ${'👍'.repeat(200)}...`);
	expect(describeParameters('Hang up')).toBe('Hang up');
	expect(describeParameters(undefined)).toBe('');
});

test('a value stays on one line, so that it cannot pass for others', () => {
	expect(
		describeParameters({ reason: 'Bob asked\r\nAmount: 5\n\n', note: ' \n ', amount: 5000 }),
	).toBe('Reason: Bob asked Amount: 5\nAmount: 5000');
});

test('a value is read in the order in which it stands, without what nobody can see', () => {
	expect(describeParameters({ amount: '\u202e0001\u202c', note: 'a\u0000\u0007b\u0085' })).toBe(
		'Amount: 0001\nNote: ab',
	);
	expect(describeParameters({ note: '\u2067\u2069\u0000' })).toBe('');
});
