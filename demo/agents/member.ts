import type { Sandbox } from '../../sandbox';
import type { ResourceChecks } from './agentCheck';

const COLLEAGUE = 'ben.osei@harbor-desk.example';

export const member: ResourceChecks = {
	invite: ({ office }) => {
		const chat = office.start({ channel: 'Chat', fromName: 'Joined by an agent' });
		return {
			claim: 'brings a colleague into a chat',
			gives: { sessionId: chat.id, memberToAdd: COLLEAGUE },
			effect: () => isMember(office, chat.id, COLLEAGUE),
			refuses: [{ gives: { memberToAdd: '' }, says: ['phone number', 'email'] }],
		};
	},
	remove: ({ office }) => {
		const chat = office.start({ channel: 'Chat', fromName: 'Left by an agent' });
		office.addMember(chat.id, { identity: COLLEAGUE });
		return {
			claim: 'takes a colleague out of a chat',
			gives: { sessionId: chat.id, memberId: COLLEAGUE },
			effect: () => !isMember(office, chat.id, COLLEAGUE),
		};
	},
};

function isMember(office: Sandbox['office'], id: string, identity: string): boolean {
	return Boolean(office.get(id)?.members.some((each) => each.identity === identity));
}
