import { finding } from '../finding';
import { itemsOf } from '../judges/evidence';
import type { Execution } from '../rest';
import type { Scene } from './scene';

const CALLER = '+12025550173';
const SAID = 'Please call me back about the lease of the corner room.';
const TRANSCRIBED_AFTER_MS = 7_000;

/** Somebody leaves a voice message; what was said is written down two looks later. */
export const voicemailToTicket = (): Scene => ({
	happen: ({ office }) => {
		office.leaveVoicemail({
			from: CALLER,
			says: SAID,
			seconds: 14,
			transcribedAfterMs: TRANSCRIBED_AFTER_MS,
		});
	},
	isOver: (executions) => tickets(executions).length > 0 && sounds(executions).length > 0,
	judge: (executions, { office, requests }) => {
		const message = office.files.all().find(({ fromAddress }) => fromAddress === CALLER);
		const [ticket] = tickets(executions);
		const fetched = requests.some(({ operation, path, status }) => {
			return operation === 'FileContent' && message && path.includes(message.id) && status === 200;
		});
		return [
			finding(
				sounds(executions).length === 1 && sounds(executions)[0].id === message?.id && fetched,
				'the sound is fetched once, before anything is written down',
			),
			finding(
				tickets(executions).length === 1 &&
					ticket.text === SAID &&
					ticket.number === CALLER &&
					ticket.fileId === message?.id,
				`one ticket says what was said: ${String(ticket?.text)}`,
			),
		];
	},
});

const tickets = (executions: Execution[]) =>
	executions.flatMap((each) => itemsOf(each, 'Open the ticket here'));
const sounds = (executions: Execution[]) =>
	executions.flatMap((each) => itemsOf(each, 'Send the sound here'));
