import { createHash } from 'crypto';

import { Markup, markup } from './markup';
import { STYLE } from './style';

/** What the browser gets: a whole page, the status it goes with, and its headers. */
export interface Page {
	status: number;
	headers: Record<string, string>;
	body: string;
}

const HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing may be loaded, run or framed; the form may go back to where the page came from. */
const POLICY = `default-src 'none'; style-src 'sha256-${HASH}'; form-action 'self'; base-uri 'none'`;

/** For every page. Only browsers that follow them see no copy, no trace of the address elsewhere. */
const HEADERS = {
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex, nofollow',
};

const STYLE_ELEMENT = new Markup(`<style>${STYLE}</style>`);

/** Its quotes are single ones, which may stand between double ones. */
const POLICY_ATTRIBUTE = new Markup(POLICY);

/**
 * A page of its own. The policy stands in it once more, because n8n replaces the header of the
 * answer to a POST with one of its own, which allows scripts.
 */
export function page(status: number, title: string, content: Markup): Page {
	const { text } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY_ATTRIBUTE}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${STYLE_ELEMENT}
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
	return { status, headers: HEADERS, body: text };
}
