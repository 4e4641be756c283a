import { describeToolCall } from '../../nodes/EvoVoice/ask/toolCall';

const CALL = { name: 'End_call', parameters: { Session_ID: 'CA12', Reason: 'Bob is rude' } };
const WORDS = 'Session ID: CA12\nReason: Bob is rude';

test('the message that n8n presets, as n8n 2.41 evaluates it', () => {
	const preset = 'The agent wants to run this tool: End_call\n\nInput:\n[object Object]';
	expect(describeToolCall(preset, CALL)).toBe(
		`The agent wants to run this tool: End call\n\nInput:\n${WORDS}`,
	);
});

test.each([
	['JSON', JSON.stringify(CALL.parameters)],
	['JSON with indents', JSON.stringify(CALL.parameters, null, 2)],
])('%s becomes words too', (_, json) => {
	expect(describeToolCall(`Shall I? ${json} Please say.`, CALL)).toBe(
		`Shall I? ${WORDS} Please say.`,
	);
});

test('a message of its own stays as it is', () => {
	expect(describeToolCall('May I hang up on CA12?', CALL)).toBe('May I hang up on CA12?');
	expect(describeToolCall('May I?', {})).toBe('May I?');
});

test('dollar signs are text, and a tool without input has none', () => {
	expect(describeToolCall('[object Object]', { parameters: { price: "$& $' 5" } })).toBe(
		"Price: $& $' 5",
	);
	expect(describeToolCall('Run? {}', { name: 'List', parameters: {} })).toBe('Run? ');
});
