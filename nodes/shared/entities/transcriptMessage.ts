import { entity } from './entity';

/** A text in the transcript of a chat (ChatTranscriptMessage); it has no ID. */
export const transcriptMessage = entity({
	label: 'message',
	plural: 'messages',
	missing: 'Take the ID of a chat from Get Many of Session.',
	fields: {
		date: 'text',
		from: 'text',
		body: 'text',
		mediaUri: 'text',
		mediaContentType: 'text',
	},
	simplified: [],
});
