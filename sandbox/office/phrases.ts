/** What people outside write first. */
export const QUESTIONS = [
	'Hi, can I move my appointment to Thursday afternoon?',
	'Is the loading dock open on Saturday?',
	'Could you send me the invoice for February again?',
	'What time do you close today?',
	'My parcel says delivered, but nothing is here. Can you check?',
	'Do I need to bring anything to the first visit?',
	'Please call me back when you have a minute.',
	'Is the meeting room still free at 3 pm?',
];

/** What they answer to something that the office wrote. */
export const REPLIES = [
	'Yes, that works. Thank you!',
	'Great, see you then.',
	'Sorry, I am in a meeting. I will call you later.',
	'No, thanks.',
	'Could you make it an hour later?',
	'Got it 👍',
];

/** What the office's people write in a chat. */
export const REMARKS = [
	'Let me look that up for you.',
	'I have moved it, you will get a confirmation.',
	'We are open until six today.',
	'I am passing this on to my colleague.',
	'Done. Anything else I can help with?',
];

/** What is said on voice messages. */
export const VOICE_MESSAGES = [
	'Hi, this is about the delivery on Monday. Please call me back, thanks.',
	'Hello, I would like to move my appointment. You can reach me on this number until five.',
	'I got a letter about an invoice that I have paid already. Could somebody look into it?',
	'It is me again. The gate is locked and nobody answers the bell.',
];

/** What stands on faxed pages. */
export const FAXES = [
	['Customs declaration', 'Shipment OK-20931', 'Signed and approved'],
	['Order confirmation', '40 trays, delivery before 6 am', 'Regards'],
	['Change of address', 'Valid from the first of next month'],
];
