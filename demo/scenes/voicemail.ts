import { finding } from '../finding';
import { itemsOf } from '../judges/evidence';
import type { Execution } from '../rest';
import { withWait, type Scene } from './scene';

const CALLER = '+12025550173';
const SAID = 'Please call me back about the lease of the corner room.';
const TRANSCRIBED_AFTER_MS = 7_000;

/** In place of minutes. */
const SOON = 0.05;

/** Somebody leaves a voice message, whose sound comes late; what was said is written down later still. */
export const voicemailToTicket = (): Scene => ({
	adapt: (workflow) => withWait(workflow, 'Wait two minutes', SOON),
	happen: ({ office, faults }) => {
		const { id } = office.leaveVoicemail({
			from: CALLER,
			says: SAID,
			seconds: 14,
			transcribedAfterMs: TRANSCRIBED_AFTER_MS,
		});
		faults.add({ path: `/content/${id}`, status: 404, body: '' });
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
				'the sound is not there at first, and is fetched once',
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
