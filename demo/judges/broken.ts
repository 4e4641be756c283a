import { isoDate } from '../../sandbox/office/model';
import { withValues } from '../examples';
import { finding } from '../finding';
import type { WorkflowJson } from '../rest';
import { BROKEN_FILES } from './brokenFiles';
import { itemsOf, type Broken } from './evidence';
import { isOutgoing } from './messages';

const COLLEAGUE = 'clara.novak@harbor-desk.example';

/** By example; each of these runs a second time, with one broken item among good ones. */
export const BROKEN: Record<string, Broken[]> = {
	...BROKEN_FILES,
	'bring-people-in': [
		{
			when: 'the colleague cannot be invited',
			breaks: ({ faults }) => faults.add({ operation: 'InviteChatMember', status: 400 }),
			judge: ({ execution, after }) => {
				const [call] = itemsOf(execution, 'First call');
				const now = after.find(({ id }) => id === call?.id);
				return [
					finding(Boolean(now?.conferenceSid), 'the specialist is in the call all the same'),
					finding(
						itemsOf(execution, 'Tell yourself here').length === 1,
						'and the colleague is reported',
					),
				];
			},
		},
	],
	'crm-record-on-console': [
		{
			when: 'a number is withheld, and a call has ended meanwhile',
			breaks: ({ office, faults }) => {
				for (const fromAddress of ['anonymous', '+12025550191']) {
					office.start({ fromAddress, direction: 'Incoming' });
				}
				faults.add({ operation: 'PatchSession', status: 404 });
			},
			judge: ({ execution, after }) => {
				const found = itemsOf(execution, 'Look up the caller');
				const recorded = found.filter(({ sessionId, customer }) => {
					const session = after.find(({ id }) => id === sessionId);
					return session?.consoleData === JSON.stringify(customer);
				});
				return [
					finding(
						found.length > 2 && recorded.length === found.length - 1,
						`all but one of the ${found.length} calls show their record`,
					),
				];
			},
		},
	],
	'customer-onboarding': [
		{
			when: 'the plan cannot be noted, and the number is a part of several',
			breaks: ({ faults }) => faults.add({ operation: 'PatchCustomer', status: 400 }),
			changes: (workflow) => withValues(workflow, 'Who signed up', { number: '+1 503' }),
			judge: ({ execution, office }) => [
				finding(
					itemsOf(execution, 'Put it to the customer').length === 1,
					'the welcome note is there',
				),
				finding(
					itemsOf(execution, 'Find the number').length > 1 &&
						office.endpoints.every(({ displayName }) => displayName !== 'Cedar Row Studio'),
					'no number is given away',
				),
				finding(itemsOf(execution, 'Finish by hand here').length === 2, 'and both are reported'),
			],
		},
	],
	'history-of-a-person': [
		{
			when: 'the conversations cannot be read',
			breaks: ({ faults }) => faults.add({ operation: 'ListConversations', status: 403, times: 9 }),
			judge: ({ execution }) => [
				finding(
					['Calls and chats', 'What is written in it'].every(
						(node) => itemsOf(execution, node).length > 0,
					),
					'the calls and the open chat are there',
				),
				finding(
					itemsOf(execution, 'Could not be read').length === 1,
					'and the conversations are reported',
				),
			],
		},
	],
	'ids-of-your-account': [
		{
			when: 'the login may not see the flows',
			breaks: ({ faults }) => faults.add({ operation: 'ListFlows', status: 403, times: 9 }),
			judge: ({ execution }) => [
				finding(
					['A number', 'A customer'].every((node) => itemsOf(execution, node).length > 0),
					'the numbers and the customers are shown',
				),
				finding(
					itemsOf(execution, 'Not for this login').length === 1 &&
						itemsOf(execution, 'A flow').length === 0,
					'and the flows are reported',
				),
			],
		},
	],
	'reminder-call': [
		{
			when: 'the first appointment has no phone number',
			changes: (workflow) =>
				withFirst(workflow, { name: 'Nobody', phone: 'see file', at: '08:00' }),
			judge: ({ execution, office }) => {
				const all = itemsOf(execution, 'Appointments of tomorrow');
				const later = itemsOf(execution, 'Look for it later');
				const called = office.sessions().filter(({ toAddress, direction }) => {
					return direction === 'Outgoing' && all.some(({ phone }) => compact(phone) === toAddress);
				});
				return [
					finding(called.length === all.length - 1 && all.length > 2, 'the others are called'),
					finding(
						later.some(({ name, why }) => name === 'Nobody' && Boolean(why)),
						`and the one is reported: ${String(later[0]?.why)}`,
					),
				];
			},
		},
	],
	'resend-failed-notifications': [
		{
			when: 'Evo Voice refuses to send the first one again',
			breaks: ({ faults }) => faults.add({ operation: 'ResendNotification', status: 400 }),
			judge: ({ execution, office }) => {
				const all = itemsOf(execution, 'Only undelivered ones').map(({ id }) => String(id));
				const sent = office.notifications.list().filter(({ id, lastModifiedBy }) => {
					return all.includes(id) && lastModifiedBy !== 'flow';
				});
				const reported = itemsOf(execution, 'Tell operations here').map(
					(each) => each.notificationId,
				);
				const refused = all.filter((id) => !sent.some((each) => each.id === id));
				return [
					finding(
						all.length > 1 && refused.length === 1,
						`the other ${sent.length} are sent again`,
					),
					finding(
						refused.every((id) => reported.includes(id)) && reported.length > 1,
						'it is reported beside those that do not get through',
					),
				];
			},
		},
	],
	'send-text-on-order': [
		{
			when: 'the first order has no phone number, and the service refuses the second one',
			breaks: ({ faults }) => faults.add({ contains: '+12025550149', status: 400 }),
			changes: (workflow) =>
				withFirst(
					workflow,
					{ order: 'HD-1', name: 'Ada', phone: '', pickUp: 'today' },
					{ order: 'HD-2', name: 'Kofi', phone: '+1 202 555 0149', pickUp: 'today' },
				),
			judge: ({ execution, office }) => {
				const good = itemsOf(execution, 'Orders that are ready').slice(2);
				const reported = itemsOf(execution, 'Tell the shop here').map(({ order }) => order);
				const texted = good.filter(({ order }) => {
					return office.messages.all().some((text) => {
						return isOutgoing(text) && text.text.includes(String(order));
					});
				});
				return [
					finding(
						good.length > 1 && texted.length === good.length,
						`the other ${texted.length} customers get their texts`,
					),
					finding(reported.join() === 'HD-1,HD-2', `and the shop learns of ${reported.join()}`),
				];
			},
		},
	],
	'steer-a-live-call': [
		{
			when: 'the call that is talked on cannot be held',
			breaks: ({ office, faults }) => {
				const openSince = new Date(office.clock.now().getTime() - 3 * 3_600_000);
				office.start({ fromName: 'Forgotten', dateCreated: isoDate(openSince) });
				faults.add({ operation: 'HoldSession', status: 400 });
			},
			judge: ({ execution, office }) => {
				const sessionOf = (node: string) => office.get(String(itemsOf(execution, node)[0]?.id));
				return [
					finding(
						sessionOf('First on hold')?.destination === '+15035550142' &&
							sessionOf('Only what was forgotten')?.ended === true,
						'the one on hold is passed on, and the forgotten one is ended',
					),
					finding(
						itemsOf(execution, 'Tell yourself here').length === 1 &&
							itemsOf(execution, 'Resume').length === 0,
						'it is reported, and nothing is resumed',
					),
				];
			},
		},
	],
	'take-colleague-out': [
		{
			when: 'one of the chats cannot be left',
			breaks: ({ office, faults }) => {
				for (const fromName of ['One more chat', 'Another chat']) {
					const members = [{ identity: COLLEAGUE }, { identity: 'elif.demir@harbor-desk.example' }];
					const { id } = office.start({ channel: 'Chat', fromName });
					for (const member of members) office.addMember(id, member);
				}
				// The route is not served; the operation is, by its name.
				faults.add({ path: '/json/reply/DeleteChatMember', status: 400 });
			},
			judge: ({ execution, after }) => {
				const hers = itemsOf(execution, 'Only chats with this colleague').map(({ id }) => id);
				const still = after.filter(({ id, members }) => {
					return hers.includes(id) && members.some(({ identity }) => identity === COLLEAGUE);
				});
				const reported = itemsOf(execution, 'Still in these chats').map(({ id }) => id);
				return [
					finding(
						hers.length > 2 && still.length === 1 && reported.join() === still[0].id,
						`she is out of the other ${hers.length - 1}, and the one is reported`,
					),
				];
			},
		},
	],
};

const compact = (number: unknown) => String(number).replaceAll(' ', '');

/** The workflow whose list of made-up items begins with these. */
function withFirst(workflow: WorkflowJson, ...items: object[]): WorkflowJson {
	const begin = items.map((json) => JSON.stringify({ json })).join(',\n');
	const nodes = workflow.nodes.map((node) => {
		const { jsCode } = node.parameters;
		if (typeof jsCode !== 'string') return node;
		const changed = jsCode.replace('return [', `return [\n${begin},`);
		return { ...node, parameters: { ...node.parameters, jsCode: changed } };
	});
	return { ...workflow, nodes };
}
