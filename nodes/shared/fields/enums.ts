import type { INodePropertyOptions } from 'n8n-workflow';

import type { Field } from './field';
import { inBody, inQuery, optional } from './field';
import { oneOf } from './values';

/** What `callState` of a session can be (SessionCallState); the API does not explain the values further. */
export const CALL_STATES: INodePropertyOptions[] = [
	{ name: 'Connected', value: 'Connected', description: 'Both sides talk to each other' },
	{ name: 'Disconnected', value: 'Disconnected', description: 'The call is over' },
	{ name: 'Hold', value: 'Hold', description: 'The other side waits on hold' },
	{
		name: 'Passive',
		value: 'Passive',
		description: 'Neither ringing nor connected, as a chat or a fax is',
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

/** What `type` of an endpoint can be (EndpointTypes), by the names that the metadata has. */
export const ENDPOINT_TYPES: INodePropertyOptions[] = [
	{ name: 'Assistant', value: 'Assistant' },
	{ name: 'Email Address', value: 'EmailAddress' },
	{ name: 'Fax Number', value: 'FaxNumber' },
	{ name: 'Phone Number', value: 'PhoneNumber' },
	{ name: 'Team', value: 'Team' },
	{ name: 'User', value: 'User', description: 'A phone user' },
];

/** What `userMode` of an endpoint can be, as far as the vendor's papers name it (UserModes). */
export const USER_MODES: INodePropertyOptions[] = [
	{ name: 'SIP Phone', value: 'SipPhone', description: 'A desk phone' },
	{ name: 'Soft Phone', value: 'SoftPhone', description: 'The app or the web page' },
];

/** What a phone user may do as a manager (UserManagerAccess). */
export const MANAGER_ACCESS: INodePropertyOptions[] = [
	{ name: 'Read Only', value: 'ReadOnly' },
	{ name: 'Read, Write', value: 'ReadWrite' },
	{ name: 'Read, Write, Delete', value: 'ReadWriteDelete' },
];

/** What a phone user sees of the dashboard (DashboardPermissions). */
export const DASHBOARD_PERMISSIONS: INodePropertyOptions[] = [
	{ name: 'View Call Center', value: 'ViewCallCenter' },
	{ name: 'View Customers', value: 'ViewCustomers' },
	{ name: 'View Endpoints', value: 'ViewEndpoints' },
	{ name: 'View Files', value: 'ViewFiles' },
	{ name: 'View Flows', value: 'ViewFlows' },
	{ name: 'View Notifications', value: 'ViewNotifications' },
	{ name: 'View Reports', value: 'ViewReports' },
	{ name: 'View Sessions', value: 'ViewSessions' },
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

/** What `type` of a file can be (FileTypes); LiveAnswerRecording is known from the vendor's client alone. */
export const FILE_TYPES: INodePropertyOptions[] = [
	{ name: 'Attachment', value: 'Attachment', description: 'Sent along with a message' },
	{ name: 'Call Recording', value: 'CallRecording', description: 'What was said in a call' },
	{ name: 'Fax', value: 'Fax', description: 'A fax that came in' },
	{ name: 'Fax Outgoing', value: 'FaxOutgoing', description: 'A fax that was sent' },
	{
		name: 'Live Answer Recording',
		value: 'LiveAnswerRecording',
		description: 'A call that an answering service took',
	},
	{ name: 'Upload', value: 'Upload', description: 'Put there by somebody' },
	{ name: 'Voice Message', value: 'VoiceMessage', description: 'Left by a caller' },
];

/** What a flow can be used for (FlowRoles). */
export const FLOW_ROLES: INodePropertyOptions[] = [
	{
		name: 'Fax Number Routing',
		value: 'FaxNumberRouting',
		description: 'Takes faxes that come in at a number',
	},
	{
		name: 'Phone Number Routing',
		value: 'PhoneNumberRouting',
		description: 'Takes calls and messages that come in at a number',
	},
	{ name: 'Reference', value: 'Reference', description: 'Is used by other flows' },
	{ name: 'UI', value: 'UI', description: 'Is started from a screen' },
	{
		name: 'User Dial Out',
		value: 'UserDialOut',
		description: 'Handles the calls that phone users make',
	},
];

/** How somebody was told (NotificationTypes). */
export const NOTIFICATION_TYPES: INodePropertyOptions[] = [
	{ name: 'Email', value: 'Email' },
	{ name: 'Incoming Call', value: 'IncomingCall' },
	{ name: 'Outgoing Call', value: 'OutgoingCall' },
	{ name: 'Push Message', value: 'Push' },
	{ name: 'Text Message', value: 'Sms' },
];

/** The roles that the API's pages name for operations. */
export const USER_ROLES: INodePropertyOptions[] = [
	{ name: 'Call Center Dashboard', value: 'CallCenterDashboard' },
	{ name: 'Customer', value: 'Customer', description: 'Sees what belongs to a customer' },
	{ name: 'Manager', value: 'Manager', description: 'Runs an account' },
	{ name: 'System Administrator', value: 'SystemAdministrator' },
	{ name: 'User', value: 'User', description: 'Makes calls and writes texts' },
];

/** One of the API's own values, put into one part of the request; left empty, it is not sent. */
const chosen =
	(put: typeof inBody) =>
	(
		options: INodePropertyOptions[],
		name: string,
		displayName: string,
		description: string,
	): Field =>
		put(
			{
				displayName,
				name,
				type: 'options',
				options,
				default: `${options[0].value}`,
				description,
			},
			optional(oneOf(options)),
		);

/** One of the API's own values, sent in the body. */
export const enumInBody = chosen(inBody);

/** One of the API's own values, sent in the query. */
export const enumInQuery = chosen(inQuery);
