import { struct } from '../../../shared/fields/customData';
import { DASHBOARD_PERMISSIONS, MANAGER_ACCESS } from '../../../shared/fields/enums';
import { inBody, optional, update } from '../../../shared/fields/field';
import { someText } from '../../../shared/fields/text';
import { anyOf, oneOf, yesOrNo } from '../../../shared/fields/values';
import { allTagIds, flowToRun } from '../fields/endpoint';

/** The fields that the vendor's documents name as changeable, as far as their form is known. */
export const endpointChanges = [
	inBody(
		{
			displayName: 'Dashboard Permissions',
			name: 'dashboardPermissions',
			type: 'multiOptions',
			options: DASHBOARD_PERMISSIONS,
			default: [],
			description: 'What the phone user sees of the dashboard; replaces what is there',
		},
		optional(anyOf(DASHBOARD_PERMISSIONS)),
	),
	flowToRun,
	inBody(
		{
			displayName: 'Flow Parameters',
			name: 'flowParams',
			type: 'json',
			default: '{}',
			description:
				'The parameters of the flow as a JSON object, e.g. { "greeting": "Hello" }. They replace all that are there, unless \'Keep Other Flow Parameters\' is on.',
		},
		optional(struct),
	),
	inBody(
		{
			displayName: 'Keep Other Flow Parameters',
			name: 'isPartialFlowUpdate',
			type: 'boolean',
			default: true,
			description:
				"Whether flow parameters that are not in 'Flow Parameters' stay as they are instead of being removed",
		},
		yesOrNo,
	),
	inBody(
		{
			displayName: 'Manager Access',
			name: 'managerAccess',
			type: 'options',
			options: MANAGER_ACCESS,
			default: 'ReadOnly',
			description: 'What the phone user may do as a manager',
		},
		optional(oneOf(MANAGER_ACCESS)),
	),
	inBody(
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Front desk',
			description: 'The name that the endpoint is shown with',
		},
		optional(someText),
	),
	allTagIds,
].map(update);
