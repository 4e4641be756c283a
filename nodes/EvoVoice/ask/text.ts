import { sizeOf } from './segments';

/**
 * Characters that word processors and language models write, and what a keyboard has for them. One
 * of them alone makes a segment hold 70 characters in place of 160.
 */
const PLAIN: Record<string, string> = {
	'\u00a0': ' ',
	'\u202f': ' ',
	'\u2002': ' ',
	'\u2003': ' ',
	'\u2007': ' ',
	'\u2009': ' ',
	'\u200a': ' ',
	'\t': ' ',
	'\u200b': '',
	'\ufeff': '',
	'\u00ad': '',
	'\u2010': '-',
	'\u2011': '-',
	'\u2012': '-',
	'\u2013': '-',
	'\u2014': '-',
	'\u2018': "'",
	'\u2019': "'",
	'\u201a': "'",
	'\u00b4': "'",
	'`': "'",
	'\u201c': '"',
	'\u201d': '"',
	'\u201e': '"',
	'\u00ab': '"',
	'\u00bb': '"',
	'\u2026': '...',
	'\u2022': '-',
	'\u00b7': '-',
};

const UNUSUAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/**
 * The text that asks: the message, and the address on a line of its own, where phones make a link
 * of it. Needless white space goes. Typographic characters become plain ones where that saves
 * segments; a text that needs others anyway (emoji, another script) keeps them.
 */
export function composeText(message: string, address: string): string {
	const tidy = message
		.replace(/\r\n?/g, '\n')
		.split('\n')
		// Not by a pattern, which takes minutes for a message that is full of blanks.
		.map((line) => line.trimEnd())
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	const asWritten = `${tidy}\n${address}`;
	const plain = `${tidy.replace(UNUSUAL, (character) => PLAIN[character])}\n${address}`;
	return sizeOf(plain).segments < sizeOf(asWritten).segments ? plain : asWritten;
}
