import { questionPage } from '../../nodes/EvoVoice/ask/pages';
import { EVERY_TYPE } from './questions';

/** Every rule of the page's style sheet: its selector, and its declarations by property. */
const RULES = [...questionPage(EVERY_TYPE).body.matchAll(/([^{}\n]+)\{([^{}]*)\}/g)].map(
	([, selector, body]) => ({
		selector,
		declared: new Map(body.split(';').map((each) => each.split(/:(.*)/) as [string, string])),
	}),
);

const [LIGHT, DARK] = RULES.filter(({ selector }) => selector === ':root').map(
	({ declared }) => declared,
);

const nameIn = (value = '') => /var\(--([\w-]+)\)/.exec(value)?.[1];

/** Rules that colour text, or the line around a control, and what that stands on. */
const PAINTED = RULES.flatMap(({ selector, declared }) => {
	const ground = nameIn(declared.get('background')) ?? 'card';
	const text = nameIn(declared.get('color'));
	const line = nameIn(declared.get('border'));
	const opacity = Number(declared.get('opacity') ?? 1);
	return [
		...(text ? [{ selector, colour: text, ground, opacity, least: 4.5 }] : []),
		...(line ? [{ selector, colour: line, ground: 'card', opacity, least: 3 }] : []),
	];
});

/** Red, green and blue of a colour such as `#fff`, from 0 to 1. */
function partsOf(colour: string): number[] {
	const digits = colour.length === 4 ? colour.replace(/\w/g, '$&$&') : colour;
	return [1, 3, 5].map((at) => parseInt(digits.slice(at, at + 2), 16) / 255);
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(parts: number[]): number {
	const [red, green, blue] = parts.map((part) =>
		part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
	);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each([
	['light', LIGHT],
	['dark', DARK],
])('%s: everything can be read with weak eyes (WCAG AA)', (_, colours) => {
	test.each(PAINTED)('$selector: $colour on $ground', ({ colour, ground, opacity, least }) => {
		const behind = partsOf(colours.get(`--${ground}`)!);
		const seen = partsOf(colours.get(`--${colour}`)!).map(
			(part, index) => part * opacity + behind[index] * (1 - opacity),
		);
		const [darker, lighter] = [luminance(seen), luminance(behind)].sort((a, b) => a - b);
		expect((lighter + 0.05) / (darker + 0.05)).toBeGreaterThanOrEqual(least);
	});
});

test('also samples in empty fields, which browsers show paler, and everything else that is painted', () => {
	expect(PAINTED.map(({ selector }) => selector)).toEqual(
		expect.arrayContaining(['body', '::placeholder', '.small', '.wrong', 'button', 'button.other']),
	);
	expect(RULES.find(({ selector }) => selector === '::placeholder')?.declared.has('opacity')).toBe(
		true,
	);
});
