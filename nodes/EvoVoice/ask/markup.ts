/** Text that is already safe to stand in a page. */
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

/** Puts values into markup. Whatever is not {@link Markup} itself is escaped; nothing stays nothing. */
export function markup(pieces: TemplateStringsArray, ...parts: Part[]): Markup {
	return new Markup(
		pieces.reduce((page, piece, place) => page + written(parts[place - 1]) + piece),
	);
}

function written(part: Part): string {
	if (part === undefined || part === false) return '';
	if (Array.isArray(part)) return part.map(written).join('');
	if (part instanceof Markup) return part.text;
	return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
