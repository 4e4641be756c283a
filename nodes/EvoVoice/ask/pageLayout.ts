import { createHash } from 'crypto';

/** Text that is already safe to be part of a page. */
export class Markup {
	constructor(readonly text: string) {}
}

type Part = string | number | Markup | Markup[] | undefined | false;

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Puts values into markup. Everything but {@link Markup} is escaped; `undefined` and `false` add nothing. */
export function markup(pieces: TemplateStringsArray, ...parts: Part[]): Markup {
	return new Markup(
		pieces.reduce((text, piece, index) => text + rendered(parts[index - 1]) + piece),
	);
}

function rendered(part: Part): string {
	if (part === undefined || part === false) return '';
	if (Array.isArray(part)) return part.map(rendered).join('');
	if (part instanceof Markup) return part.text;
	return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** Response to the browser: a whole page, its status and its headers. */
export interface Page {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** Made for phones: the system's font, large buttons, light and dark colours. */
const CSS = `
:root{color-scheme:light dark;--page:#f3f5f7;--card:#fff;--text:#1b2733;--soft:#566573;--line:#7b8a98;--main:#0b5cad;--on-main:#fff;--alert:#b3261e}
@media(prefers-color-scheme:dark){:root{--page:#11171d;--card:#1b242d;--text:#e8edf2;--soft:#a9b7c4;--line:#73828f;--main:#7db9f5;--on-main:#0a1a2a;--alert:#ffb4ab}}
*{box-sizing:border-box}
body{margin:0;padding:1rem;background:var(--page);color:var(--text);font:1.0625rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.25rem;background:var(--card);border-radius:.75rem}
h1{margin:0 0 .75rem;font-size:1.25rem;line-height:1.3}
p{margin:.75rem 0}
.message{padding-left:.75rem;border-left:.25rem solid var(--main)}
.message,.note{white-space:pre-wrap;overflow-wrap:anywhere}
.small{color:var(--soft);font-size:.9375rem}
.wrong{color:var(--alert);font-weight:600}
form{margin-top:1.25rem}
label,legend{display:block;padding:0;font-weight:600;overflow-wrap:anywhere}
.field{margin:0 0 1.25rem;padding:0;border:0;min-width:0}
.field p{margin:.25rem 0 0}
input,select,textarea{width:100%;min-height:3rem;margin-top:.375rem;padding:.625rem .75rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card);color:inherit;font:inherit}
::placeholder{color:var(--soft);opacity:1}
.choice{display:flex;gap:.75rem;align-items:center;min-height:3rem;font-weight:400}
.choice input{flex:none;width:1.5rem;min-height:1.5rem;margin:0}
button{display:block;width:100%;min-height:3.25rem;margin-top:.75rem;padding:.75rem;border:2px solid var(--main);border-radius:.5rem;background:var(--main);color:var(--on-main);font:inherit;font-weight:600;overflow-wrap:anywhere}
button.other{background:transparent;color:var(--main)}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}
`;

const CSS_HASH = createHash('sha256').update(CSS).digest('base64');

/** Nothing is loaded, run or framed. The form posts to the page's own origin. */
const POLICY = `default-src 'none'; style-src 'sha256-${CSS_HASH}'; form-action 'self'; base-uri 'none'`;

/** No copy in a cache or a search engine, and the address is passed on to no other site. */
const HEADERS = {
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex, nofollow',
};

const STYLE_ELEMENT = new Markup(`<style>${CSS}</style>`);

/** Its single quotes need no escaping inside double ones. */
const POLICY_ATTRIBUTE = new Markup(POLICY);

/**
 * A whole page around its content. The page repeats the policy of its header, because n8n replaces
 * that header on the answer to a POST with its own, which allows scripts.
 */
export function pageOf(status: number, title: string, content: Markup): Page {
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
