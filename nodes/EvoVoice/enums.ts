import type { INodePropertyOptions } from 'n8n-workflow';

/** What `callState` of a session can be (SessionCallState); the API does not explain the values further. */
export const CALL_STATES: INodePropertyOptions[] = [
	{ name: 'Connected', value: 'Connected', description: 'Both sides talk to each other' },
	{ name: 'Disconnected', value: 'Disconnected', description: 'The call is over' },
	{ name: 'Hold', value: 'Hold', description: 'The other side waits on hold' },
	{
		name: 'Passive',
		value: 'Passive',
		description: 'A state that Evo Voice sets by itself; chats have it',
	},
	{ name: 'Ringing', value: 'Ringing', description: 'The call rings and nobody has answered yet' },
];

/** What `queueState` of a session can be (SessionQueueStates). */
export const QUEUE_STATES: INodePropertyOptions[] = [
	{
		name: 'Connected',
		value: 'Connected',
		description: 'An agent has taken the call from the queue',
	},
	{ name: 'Disconnected', value: 'Disconnected', description: 'The call has left the queue' },
	{ name: 'Hold', value: 'Hold', description: 'The agent has put the queued call on hold' },
	{ name: 'None', value: 'None', description: 'The call is in no queue' },
	{ name: 'Queued', value: 'Queued', description: 'The call waits in the queue' },
	{ name: 'Ringing', value: 'Ringing', description: 'The queue rings an agent' },
];

/** What `holdReason` of a session can be (SessionHoldReasons). */
export const HOLD_REASONS: INodePropertyOptions[] = [
	{ name: 'None', value: 'None', description: 'No reason is given' },
	{
		name: 'Transferring',
		value: 'Transferring',
		description: 'The call waits while it is handed to somebody else',
	},
];
