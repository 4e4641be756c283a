import type { Browser, Page } from 'playwright-core';
import type { Finding } from '../finding';
import type { Demo } from '../open';
import { press, smallScreen } from './phone';
import { APPROVE_OR_DECLINE, ask } from './question';
import { verify } from '../verify';

/** WCAG 2.2 asks for it where letters are small (1.4.3). */
const LEAST_CONTRAST = 4.5;
const CHOICES = { fieldOptions: { values: [{ option: 'Pump' }, { option: 'Seal' }] } };
const FORM = {
	responseType: 'customForm',
	formFields: {
		values: [
			{ fieldLabel: 'Day', fieldType: 'date' },
			{ fieldLabel: 'Part', fieldType: 'dropdown', ...CHOICES },
			// The browser itself does not insist on one of several.
			{ fieldLabel: 'Parts', fieldType: 'checkbox', requiredField: true, ...CHOICES },
		],
	},
};

/** Colours as the browser gives them, such as `rgb(27, 36, 45)`. */
interface Painted {
	what: string;
	text: string;
	/** What it stands on; absent where nothing is painted. */
	ground?: string;
}

/** Checks a question, a form that was sent back, and the thanks on a phone that is set to dark. */
export function dark(demo: Demo, browser: Browser): Promise<Finding> {
	const claim = `on a phone that is set to dark the pages are dark with light text, whose contrast is at least ${LEAST_CONTRAST}`;
	return verify(claim, async () => {
		const context = await smallScreen(browser, { colorScheme: 'dark' });
		const page = await context.newPage();
		const painted = [...(await ofForm(demo, page)), ...(await ofApproval(demo, page))];
		await context.close();
		const bodies = painted.filter(({ what }) => what === 'body');
		return [
			{
				pages: bodies.length,
				dark: bodies.every(({ ground }) => ground && luminance(ground) < 0.05),
				light: bodies.every(({ text }) => luminance(text) > 0.5),
				faint: painted.filter(isFaint),
			},
			{ pages: 3, dark: true, light: true, faint: [] },
		];
	});
}

async function ofForm(demo: Demo, page: Page): Promise<Painted[]> {
	const { address } = await ask(demo, { message: 'When can you come?', ...FORM });
	await page.goto(address);
	await page.getByRole('button').tap();
	await page.locator('.wrong').first().waitFor();
	return paintedOn(page);
}

async function ofApproval(demo: Demo, page: Page): Promise<Painted[]> {
	const { address } = await ask(demo, { message: 'Shall it go out?', ...APPROVE_OR_DECLINE });
	await page.goto(address);
	const question = await paintedOn(page);
	await press(page, 'Approve');
	return [...question, ...(await paintedOn(page))];
}

/** The body, and all that has text of its own or is typed into. */
function paintedOn(page: Page): Promise<Painted[]> {
	return page.locator('body, body *').evaluateAll((elements) =>
		elements
			.filter(
				(element) =>
					element.matches('body, input, select, textarea') ||
					Array.from(element.childNodes).some(
						({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
					),
			)
			.map((element) => {
				let under: Element | null = element;
				while (under && /^rgba\(.*, 0\)$/.test(getComputedStyle(under).backgroundColor)) {
					under = under.parentElement;
				}
				return {
					what: element.localName,
					text: getComputedStyle(element).color,
					ground: under ? getComputedStyle(under).backgroundColor : undefined,
				};
			}),
	);
}

function isFaint({ text, ground }: Painted): boolean {
	if (!ground) return true;
	const [darker, lighter] = [luminance(text), luminance(ground)].sort((a, b) => a - b);
	return (lighter + 0.05) / (darker + 0.05) < LEAST_CONTRAST;
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
	const [red, green, blue] = colour
		.match(/[\d.]+/g)!
		.map((part) => Number(part) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
