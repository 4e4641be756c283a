import type { Finding } from '../finding';
import type { Demo } from '../open';
import { press, type Phone } from './phone';
import { answered, APPROVE_OR_DECLINE, ask, beginToAsk, outcomeOf, type Asked } from './question';
import { verify } from '../verify';
import { DONE, headingOf, post, THANKS, type Visit } from './visit';

const FORM = {
	responseType: 'customForm',
	formFields: {
		values: [
			{ fieldLabel: 'Day', fieldType: 'date', requiredField: true },
			{ fieldLabel: 'Hours', fieldType: 'number' },
			{ fieldLabel: 'Site', fieldType: 'dropdown', fieldOptions: options('North', 'South  2') },
			{
				fieldLabel: 'Parts',
				fieldType: 'checkbox',
				requiredField: true,
				fieldOptions: options('Pump', 'Seal', 'Oil  2'),
			},
			{ fieldLabel: 'Remark', fieldType: 'text' },
		],
	},
};

function options(...texts: string[]) {
	return { values: texts.map((option) => ({ option })) };
}

/** Questions of each kind, answered on a phone, and what the workflow makes of the answers. */
export function answers(demo: Demo, phone: Phone): Array<Promise<Finding>> {
	return [
		approval(demo, phone, 'Approve', 'Approved', true),
		approval(demo, phone, 'Decline', 'Not approved', false),
		freeText(demo, phone),
		form(demo, phone),
		severalItems(demo),
		executeOnce(demo),
		atOnce(demo),
	];
}

function approval(demo: Demo, phone: Phone, button: string, branch: string, approved: boolean) {
	const claim = `Approval: the text arrives, its address opens on a phone, and ${button} leads to the branch "${branch}"`;
	return verify(claim, async () => {
		const message = `Shall order 4711 go out? ${button}, please.`;
		const asked = await ask(demo, { message, ...APPROVE_OR_DECLINE });
		const page = await phone.open(asked.address);
		const pageShows = await page.locator('.message').innerText();
		const heading = await press(page, button);
		const outcome = await outcomeOf(demo, asked);
		return [
			{ text: asked.message, pageShows, heading, outcome },
			{
				text: message,
				pageShows: message,
				heading: THANKS,
				outcome: answered(branch, { approved }),
			},
		];
	});
}

function freeText(demo: Demo, phone: Phone) {
	const claim = 'Free Text: what is written on the phone comes out, line breaks and all';
	return verify(claim, async () => {
		const text = 'The pump.\nAnd a valve, if there is one: 3/4" <brass>';
		const asked = await ask(demo, { message: 'What do you need?', responseType: 'freeText' });
		const page = await phone.open(asked.address);
		await page.getByLabel('Your answer').fill(text);
		await press(page, 'Submit');
		return [await outcomeOf(demo, asked), answered('Goes on', { text })];
	});
}

function form(demo: Demo, phone: Phone) {
	const claim =
		'Custom Form: what is missing is said and nothing that was typed is lost; a date, a number, a choice, several choices and a text come out under their labels';
	return verify(claim, async () => {
		const asked = await ask(demo, { message: 'When can you come?', ...FORM });
		const page = await phone.open(asked.address);
		await page.getByLabel('Day').fill('2026-03-31');
		await page.getByLabel('Hours').fill('-3.5');
		await page.getByLabel('Site').selectOption('South  2');
		await page.getByRole('button', { name: 'Submit' }).tap();
		const missing = await page.getByRole('group', { name: 'Parts' }).locator('.wrong').innerText();
		for (const part of ['Pump', 'Oil']) await page.getByLabel(part).check();
		await press(page, 'Submit');
		const filled = {
			Day: '2026-03-31',
			Hours: -3.5,
			Site: 'South  2',
			Parts: ['Pump', 'Oil  2'],
			Remark: '',
		};
		return [
			{ missing, outcome: await outcomeOf(demo, asked) },
			{ missing: 'Please choose.', outcome: answered('Goes on', filled) },
		];
	});
}

const ORDERS = [{ order: 4711 }, { order: 4712 }];
const WHICH = { message: '=Shall {{ $json.order }} go out?' };

function severalItems(demo: Demo) {
	const claim = 'Two items in one run: nobody is asked, and n8n shows both ways out';
	return verify(claim, async () => {
		const { number, executionId } = await beginToAsk(demo, WHICH, ORDERS);
		const { status, error } = await demo.n8n.rest.finished(executionId, 30_000);
		const texts = demo.sandbox.office.messages.all();
		return [
			{
				status,
				message: error?.message,
				texts: texts.filter(({ otherAddress }) => otherAddress === number).length,
			},
			{
				status: 'error',
				message: '2 items came in, but this step asks one question in a run',
				texts: 0,
			},
		];
	});
}

function executeOnce(demo: Demo) {
	const claim = 'Two items with Execute Once: n8n asks about the first one, and one item comes out';
	return verify(claim, async () => {
		const asked = await ask(demo, WHICH, ORDERS, { executeOnce: true });
		await post(asked.address, { decision: 'approve' });
		return [
			{ text: asked.message, outcome: await outcomeOf(demo, asked) },
			{ text: 'Shall 4711 go out?', outcome: answered('Approved', { approved: true }) },
		];
	});
}

function atOnce(demo: Demo) {
	const claim =
		'Answered four times at the same moment: one answer counts, the others learn so, and it happens once';
	return verify(claim, async () => {
		const asked = await ask(demo, { message: 'Shall order 4711 go out?', ...APPROVE_OR_DECLINE });
		const decisions = ['approve', 'decline', 'decline', 'approve'];
		const visits = await Promise.all(
			decisions.map((decision) => post(asked.address, { decision })),
		);
		const taken = visits.findIndex((visit) => headingOf(visit) === THANKS);
		const others = visits.filter((_, place) => place !== taken);
		const approved = decisions[taken] === 'approve';
		return [
			{ others: others.map(saysSo), outcome: await outcomeOf(demo, asked) },
			{
				others: [true, true, true],
				outcome: answered(approved ? 'Approved' : 'Not approved', { approved }),
			},
		];
	});
}

/** Whether the page says that another answer came first; n8n says it in its own way. */
const saysSo = (visit: Visit) => visit.status === 409 || headingOf(visit) === DONE;

/** Whether a question still waits for its answer. */
export const stillWaits = async ({ n8n }: Demo, { executionId }: Asked) =>
	(await n8n.rest.statusOf(executionId)) === 'waiting';
