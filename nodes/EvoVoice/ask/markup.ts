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
