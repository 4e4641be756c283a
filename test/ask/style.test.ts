import { STYLE } from '../../nodes/EvoVoice/ask/style';

type Colours = Record<string, string>;

const [light, dark] = [...STYLE.matchAll(/:root\{([^}]*)\}/g)].map(([, rules]): Colours =>
	Object.fromEntries([...rules.matchAll(/--([\w-]+):(#\w+)/g)].map(([, ...pair]) => pair)),
);

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
	const digits = colour.length === 4 ? colour.replace(/\w/g, '$&$&') : colour;
	const [red, green, blue] = [1, 3, 5]
		.map((place) => parseInt(digits.slice(place, place + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (lighter + 0.05) / (darker + 0.05);
}

describe.each([
	['light', light],
	['dark', dark],
])('%s: what stands there can be read by weak eyes (WCAG AA)', (_, colours) => {
	test.each([
		['text', 'card', 4.5],
		['soft', 'card', 4.5],
		['alert', 'card', 4.5],
		['main', 'card', 4.5],
		['on-main', 'main', 4.5],
		['line', 'card', 3],
	])('%s on %s', (one, other, least) => {
		expect(contrast(colours[one], colours[other])).toBeGreaterThanOrEqual(least);
	});
});

test('a sample in an empty field has one of these colours, not the paler one of the browser', () => {
	expect(STYLE).toContain('::placeholder{color:var(--soft);opacity:1}');
});
