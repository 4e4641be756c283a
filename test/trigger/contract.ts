/** The events that the contract names, in its order; Any Change, which comes last, covers all of them. */
export const CONTRACT_EVENTS = [
	'sessionStarted',
	'sessionRinging',
	'sessionConnected',
	'sessionHeld',
	'sessionResumed',
	'sessionQueued',
	'memberJoined',
	'memberLeft',
	'conferenceStarted',
	'consoleDataChanged',
	'sessionEnded',
	'sessionMissed',
];
