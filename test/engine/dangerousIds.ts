/**
 * IDs that would lead a request to another object or to a list: empty ones, dots, slashes, and their
 * encodings.
 */
export const DANGEROUS_IDS = [
	'',
	' ',
	'\t\n',
	'\u00a0',
	'.',
	'..',
	' .. ',
	'%2E',
	'%2e%2E',
	'.%2e',
	'%252E%252e',
	'%20',
	'%09',
	'%0a%0D',
	'%C2%A0',
	'%E3%80%80',
	'a/..',
	'../s2',
	'a%2F..',
	'..\\x',
];
