/** Nodes without whose answer nothing of the example can go on: there a failure ends the run. */
export const NEEDED: Record<string, string[]> = {
	'archive-recordings-of-a-day': ['Recordings of yesterday'],
	'ask-and-look-for-reply': ['Send the question'],
	'ask-for-approval': ['Ask the owner'],
	'bring-people-in': ['Get live sessions'],
	'call-summary-with-recording': ['Get the last calls'],
	'cost-of-calls': ['Get the numbers', 'Get the calls of last month'],
	'crm-record-on-console': ['Get live sessions'],
	// Nothing is deleted as long as it is not known what there is.
	'customer-leaves': [
		'Get the customers',
		'Its files',
		'Delete the customer',
		'Files that are left',
	],
	'customer-onboarding': ['Create the customer'],
	'flows-to-another-account': ['Get the flows over there', 'Get the flows here'],
	'flows-to-files': ['Get all flows'],
	'ids-of-your-account': ['Whose login it is'],
	// What was locked is known by then.
	'joiners-and-leavers': ['Find the phone'],
	'live-calls-and-holds': ['Get live sessions'],
	'reply-resumes-workflow-ask': ['Send the question'],
	// One report, step by step.
	'report-to-rows': [
		'Run the report',
		'Wait until it is ready',
		'Download the workbook',
		'Delete the report',
	],
	'resend-failed-notifications': ['Get the notifications'],
	'steer-a-live-call': ['Get live sessions'],
	'take-colleague-out': ['Get live sessions'],
	wallboard: ['Get all live calls'],
	'yesterdays-calls-to-rows': ['Get the calls of yesterday'],
};

/** Operations that no example shows, and why. */
export const NOT_SHOWN: Record<string, string> = {
	'account.getAll': "is for the provider's administrators",
	'alert.getAll': 'reads what is set up by hand',
	'assistant.create': 'is done once, by hand',
	'contact.getAll': 'reads what the phone shows',
	'endpoint.buyNumber': 'costs money',
	'endpoint.setFax': 'is done once, by hand',
	'file.update': 'is done by hand',
	'flow.create': 'takes a flow that a file holds, as the note of flows-to-files says',
	'flow.update': 'takes a flow that a file holds, as the note of flows-to-files says',
	'flow.delete': 'is done by hand, after checking what uses the flow',
	'flow.getAvailableNodes': 'helps who writes a flow by hand',
	'integration.get': 'returns for one what Get Many returns for all',
	'integration.getAll': 'depends on a CRM that is connected',
	'integration.searchContacts': 'depends on a CRM that is connected',
	'integration.sync': 'depends on a CRM that is connected',
	'logEntry.getAll': 'reads what the web page shows',
	'endpoint.get': 'returns for one what Get Many returns for all',
	'endpoint.searchNumbers': 'only looks for numbers that a person then buys',
	'file.get': 'returns for one what Get Many returns for all',
	'flow.get': 'returns for one what Get Many returns for all',
	'report.getAll': 'lists what Run and Wait have returned already',
};
