import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { basePathOf, requireReachable, unreachable } from '../../nodes/EvoVoice/ask/reachable';

const PATH = '/webhook-waiting/12/node?signature=ab';

test.each([
	'https://n8n.example.com',
	'https://example.com:8443',
	'https://8.8.8.8',
	'https://172.15.0.1',
	'https://172.32.0.1',
	'https://192.169.1.1',
	'https://100.128.0.1',
	'https://[2606:4700::1111]',
	'https://localhost.example.com',
	'https://internal.example.com',
])('a phone can open %s', (origin) => {
	expect(unreachable(origin + PATH)).toBeUndefined();
});

test.each([
	'http://localhost:5678',
	'https://localhost',
	'https://n8n.localhost',
	'https://n8n',
	'https://n8n.local',
	'https://N8N.LOCAL.',
	'https://n8n.lan',
	'https://n8n.internal',
	'https://n8n.home.arpa',
	'https://127.0.0.1',
	'https://127.1',
	'https://0x7f.0.0.1',
	'https://0.0.0.0:5678',
	'https://10.1.2.3',
	'https://172.16.0.1',
	'https://172.31.255.255',
	'https://192.168.178.20',
	'https://169.254.1.1',
	'https://100.64.0.1',
	'https://[::1]',
	'https://[::]',
	'https://[fd12:3456::1]',
	'https://[fe80::1]',
	'https://[::ffff:192.168.0.1]',
])('a phone could not open %s, and whose computer or network it is gets said', (origin) => {
	expect(unreachable(origin + PATH)).toMatch(
		/^https?:\S+ is known to n8n's own computer or network/,
	);
});

test('an address that is not encrypted has a reason of its own', () => {
	expect(unreachable(`http://n8n.example.com${PATH}`)).toBe(
		'http://n8n.example.com is not encrypted (it starts with http://)',
	);
});

test('what is thrown names the setting of n8n, the way around, and no signature', () => {
	const node = { name: 'Ask' } as INode;
	const form = 'https://n8n.example.com/form-waiting/12';
	expect(() => requireReachable(node, `https://n8n.example.com${PATH}`, form)).not.toThrow();
	try {
		requireReachable(node, `http://localhost:5678${PATH}`, 'http://localhost:5678/form-waiting/12');
		throw new Error('nothing was thrown');
	} catch (error) {
		expect(error).toBeInstanceOf(NodeOperationError);
		const { message, description } = error as NodeOperationError;
		expect(message).toBe(
			"A phone could not open the address in the text: http://localhost:5678 is known to n8n's own computer or network only",
		);
		expect(description).toMatch(/WEBHOOK_URL/);
		expect(description).toMatch(/'Skip Address Check'/);
		expect(message + description).not.toMatch(/signature/);
	}
});

test.each([
	['no path', '/webhook-waiting/12/node', '/form-waiting/12', ''],
	['a path', '/n8n/webhook-waiting/12/node', '/n8n/form-waiting/12', '/n8n'],
	['two', '/a/b/webhook-waiting/12/node', '/a/b/form-waiting/12?signature=ab', '/a/b'],
	['routes of its own', '/wait/12/node', '/form/12', ''],
	['routes below one', '/hooks/wait/12/node', '/form-waiting/12', ''],
])("n8n's own address has %s", (_, own, sibling, path) => {
	const origin = 'https://n8n.example.com';
	expect(basePathOf(origin + own, origin + sibling)).toBe(path);
});

test('where n8n does not say more, nothing is held against the address', () => {
	expect(basePathOf('https://n8n.example.com/n8n/webhook-waiting/12/node', 'undefined')).toBe('');
});
