import type { ResourceChecks } from './agentCheck';

const TYPES = ['Email', 'IncomingCall', 'OutgoingCall', 'Push', 'Sms'];

export const notification: ResourceChecks = {
	getAll: ({ office: { notifications } }) => {
		const { id } = notifications.add({
			type: 'Push',
			subject: 'Listed by an agent',
			recipients: [{ address: 'desk@harbor-desk.example' }],
		});
		return {
			claim: 'lists the push messages with their recipients',
			gives: { 'filters.type': 'Push', 'filters.startDate': '', returnAll: true },
			effect: (items) =>
				items.every(({ type }) => type === 'Push') &&
				items.some((one) => one.id === id && one.recipients === 'desk@harbor-desk.example'),
			refuses: [
				{ gives: { 'filters.type': 'Letter' }, says: TYPES },
				{ gives: { 'filters.startDate': 'yesterday' }, says: ['date such as'] },
			],
		};
	},
	resend: ({ office: { notifications } }) => {
		const lost = notifications.add({
			subject: 'Sent again by an agent',
			recipients: [{ address: 'desk@harbor-desk.example' }],
			error: true,
			errorMessage: 'The mailbox is full.',
		});
		return {
			claim: 'sends a notification once more',
			gives: { notificationId: lost.id },
			effect: () => !lost.error,
		};
	},
};
