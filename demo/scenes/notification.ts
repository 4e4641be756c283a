import { finding } from '../finding';
import { itemsOf } from '../judges/evidence';
import type { Execution } from '../rest';
import type { Scene } from './scene';

const ON_CALL = '+12025550188';
const LOST = {
	type: 'Email',
	subject: 'New voice message',
	recipients: [{ address: 'front.desk@harbor-desk.invalid' }],
	error: true,
	errorMessage: 'The address was not found.',
} as const;

/** Two notifications are sent, of which one does not arrive. */
export const failedNotification = (): Scene => ({
	happen: ({ office: { notifications } }) => {
		notifications.add({ ...LOST, recipients: [...LOST.recipients] });
		notifications.add({ subject: 'Missed call', recipients: [{ address: 'a@desk.example' }] });
	},
	isOver: (executions) => texts(executions).length > 0,
	judge: (_, { office }) => {
		const received = office.messages
			.all()
			.filter(({ otherAddress }) => otherAddress === ON_CALL)
			.map(({ text }) => text);
		return [
			finding(
				received.length === 1 &&
					received[0].includes(LOST.subject) &&
					received[0].includes(LOST.recipients[0].address) &&
					received[0].includes(LOST.errorMessage),
				`who is on call gets one text: ${received.join()}`,
			),
		];
	},
});

const texts = (executions: Execution[]) =>
	executions.flatMap((each) => itemsOf(each, 'Text who is on call'));
