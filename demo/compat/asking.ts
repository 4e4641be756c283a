import { answered, APPROVE_OR_DECLINE, ask, limitOf, outcomeOf } from '../ask/question';
import { askByLink } from '../ask/restart';
import { headingOf, open, post, THANKS } from '../ask/visit';
import { GOES_ON_WITHIN_MS } from '../ask/waiting';
import { stillWaits } from '../ask/answers';
import type { Check } from './check';

const QUESTION = { message: 'Shall order 4711 go out?', ...APPROVE_OR_DECLINE };

/** Send and Wait for Response over a restart of n8n, which is made here. */
export const RESTART: Check = {
	claim: 'Send and Wait: a question survives a restart, and takes its answer',
	see: async (demo) => {
		const asked = await askByLink(demo);
		await demo.n8n.restart();
		const after = await open(asked.address);
		await post(asked.address, { 'field-0': 'YES' });
		return [
			[after.body === asked.page.body, await outcomeOf(demo, asked)],
			[true, answered('Goes on', { text: 'YES' })],
		];
	},
};

/** People are asked by text, and answer on a page. */
export const ASKING: Check[] = [
	...(['approve', 'decline'] as const).map((decision): Check => ({
		claim: `Send and Wait: ${decision}`,
		see: async (demo) => {
			const asked = await ask(demo, QUESTION);
			await post(asked.address, { decision });
			const approved = decision === 'approve';
			const branch = approved ? 'Approved' : 'Not approved';
			return [await outcomeOf(demo, asked), answered(branch, { approved })];
		},
	})),
	{
		claim: 'Send and Wait: a form',
		see: async (demo) => {
			const asked = await ask(demo, {
				message: 'When can you come?',
				responseType: 'customForm',
				formFields: {
					values: [
						{ fieldLabel: 'Day', fieldType: 'date', requiredField: true },
						{ fieldLabel: 'Hours', fieldType: 'number' },
					],
				},
			});
			// As the page posts it: n8n 2.41 takes nothing else for a form.
			const data = new FormData();
			data.set('field-0', '2026-03-31');
			data.set('field-1', '3.5');
			const thanks = headingOf(await post(asked.address, data));
			return [
				[thanks, await outcomeOf(demo, asked)],
				[THANKS, answered('Goes on', { Day: '2026-03-31', Hours: 3.5 })],
			];
		},
	},
	{
		claim: 'Send and Wait: nobody answers in time',
		see: async (demo) => {
			const asked = await ask(demo, { ...QUESTION, options: limitOf(3) });
			const { status, branch } = await outcomeOf(demo, asked, GOES_ON_WITHIN_MS);
			return [
				{ status, branch },
				{ status: 'success', branch: 'Not approved' },
			];
		},
	},
	{
		claim: 'Send and Wait: a forged address decides nothing',
		see: async (demo) => {
			const asked = await ask(demo, QUESTION);
			const forged = asked.address.slice(0, -1) + (asked.address.endsWith('0') ? '1' : '0');
			const { status } = await post(forged, { decision: 'approve' });
			const waits = await stillWaits(demo, asked);
			const thanks = headingOf(await post(asked.address, { decision: 'decline' }));
			return [
				{ status, waits, thanks },
				{ status: 401, waits: true, thanks: THANKS },
			];
		},
	},
];
