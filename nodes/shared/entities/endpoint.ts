import { RECORD_FIELDS, NAMED_LIST, entity } from './entity';

/**
 * A number, phone user, team or the like (EndpointInfo). The pages show the fields as far as the
 * switches; the others are named by filters and by what an update takes.
 */
export const endpoint = entity({
	label: 'endpoint',
	plural: 'endpoints',
	missing:
		'It may have been deleted. Choose one from the Endpoint list, or take its ID from Get Many.',
	fields: {
		id: 'text',
		displayName: 'text',
		type: 'text',
		// The number of a phone number, the email of a phone user.
		extraInformation: 'text',
		accountId: 'text',
		accountName: 'text',
		customerId: 'text',
		customerName: 'text',
		customerBreadcrumb: NAMED_LIST,
		referenceId: 'text',
		flowId: 'text',
		flowName: 'text',
		flowParams: 'struct',
		flowSchedule: 'data',
		schedule: 'data',
		scheduledFlows: 'data',
		disableSms: 'flag',
		useExternal10DlcCampaign: 'flag',
		isVirtualPhoneNumber: 'flag',
		userMode: 'text',
		sipUserName: 'text',
		managerAccess: 'text',
		dashboardPermissions: { list: 'text' },
		tags: { list: 'data' },
		data: 'struct',
		appSettings: 'data',
		assistantSettings: 'data',
		...RECORD_FIELDS,
	},
	simplified: [
		'id',
		'displayName',
		'type',
		'extraInformation',
		'customerName',
		'accountName',
		'flowName',
		'flowId',
		'userMode',
		'referenceId',
	],
});
