import { badArgument } from '../framework/failures';
import type { Operation, UserCall } from '../framework/operation';
import {
	DASHBOARD_PERMISSIONS,
	ENDPOINT_FIELDS,
	ENDPOINT_TYPES,
	MANAGER_ACCESS,
	USER_MODES,
	type DashboardPermission,
} from '../office/directoryModel';
import { inOrder, type EndpointInfo } from '../office/model';
import { readStruct, type Struct } from '../office/struct';
import { customerIn, forOffice, found, hasTags, isWithin, without, tagsOf } from './belonging';
import { LIST_FIELDS, listResponse } from './lists';
import { accountsOf, among, contains } from './reach';

const written = (endpoint: EndpointInfo) => inOrder(endpoint, ENDPOINT_FIELDS);

function listEndpoints(call: UserCall): object {
	const accounts = accountsOf(call);
	const matching = call.office.endpoints.filter(
		(endpoint) =>
			accounts.includes(endpoint.accountId) && belongs(endpoint, call) && isLike(endpoint, call),
	);
	return listResponse(matching, call.request, written);
}

/** Assumption: the sandbox knows no flow states; `flowState` is read and changes nothing. */
function belongs(endpoint: EndpointInfo, { request }: UserCall): boolean {
	return (
		isWithin(endpoint.customerBreadcrumb, request.customerIds, request.shallowParent) &&
		among(endpoint.referenceId, request.referenceIds) &&
		among(endpoint.flowId, request.flowIds) &&
		hasTags(endpoint.tags, request.tagIds)
	);
}

/** Assumption: the filters of names and numbers look for a part, without regard to case. */
function isLike(endpoint: EndpointInfo, { request }: UserCall): boolean {
	const types = (request.types as string[] | undefined)?.map((type) => type.toLowerCase());
	return (
		contains(endpoint.displayName, request.nameFilter) &&
		contains(endpoint.extraInformation, request.phoneNumberFilter) &&
		(request.type === undefined || endpoint.type === request.type) &&
		among(endpoint.type.toLowerCase(), types) &&
		(request.userMode === undefined || endpoint.userMode === request.userMode) &&
		(!request.sipUserName || endpoint.sipUserName === request.sipUserName) &&
		fitsData(endpoint.data, (request.dataFilters as string[] | undefined) ?? []) &&
		fitsParams(endpoint.flowParams, request.flowParametersFilter)
	);
}

/** Each filter is written `FieldName=Value`; only texts can be asked for. */
function fitsData(data: Struct | undefined, filters: string[]): boolean {
	return filters.every((filter) => {
		const [name, ...value] = filter.split('=');
		return data?.[name]?.stringValue === value.join('=');
	});
}

/** Assumption: every parameter of the struct has to have the same value. */
function fitsParams(params: Struct | undefined, filter: unknown): boolean {
	return Object.entries(readStruct(filter)).every(
		([name, value]) => JSON.stringify(params?.[name]) === JSON.stringify(value),
	);
}

const endpointOf = (call: UserCall) =>
	found(call, 'Endpoint', call.request.endpointId, call.office.endpoints);

const READ_APART = ['endpointId', 'name', 'isPartialFlowUpdate', 'tagIds'];

/**
 * Assumption: besides the fields that the vendor's papers name, the customer, the reference, the
 * custom data and the SMS switch can be changed; an empty text takes a customer or a flow away.
 */
function patchEndpoint(call: UserCall): object {
	const endpoint = endpointOf(call);
	const { office, user, request: sent } = call;
	const fields: Partial<EndpointInfo> = without(sent, READ_APART);
	if (sent.name !== undefined) fields.displayName = String(sent.name);
	if (sent.flowId) fields.flowId = flowIn(call, endpoint).id;
	if (sent.flowParams) {
		const kept = sent.isPartialFlowUpdate === true ? endpoint.flowParams : {};
		fields.flowParams = { ...kept, ...readStruct(sent.flowParams) };
	}
	if (sent.customerId !== undefined) {
		fields.customerId = customerIn(call, endpoint.accountId, sent.customerId)?.id;
	}
	if (sent.data) fields.data = readStruct(sent.data);
	if (sent.tagIds) fields.tags = tagsOf(call, sent.tagIds as string[]);
	if (sent.dashboardPermissions) {
		const permissions = sent.dashboardPermissions as DashboardPermission[];
		fields.dashboardPermissions = permissions.filter((one) => DASHBOARD_PERMISSIONS.includes(one));
	}
	return written(office.directory.change(endpoint, fields, user.emailAddress));
}

function deleteEndpoint(call: UserCall): undefined {
	call.office.directory.removeEndpoint(endpointOf(call).id);
}

function flowIn(call: UserCall, endpoint: EndpointInfo) {
	const { flowId } = call.request;
	const flow = call.office.directory.flow(flowId as string);
	if (flow?.accountId === endpoint.accountId) return flow;
	// Assumption: a flow of another account is refused like one that does not exist.
	throw badArgument('FlowId', `Flow ${String(flowId)} was not found.`);
}

// Assumption: the operations on one endpoint want the roles that the list wants.
export const endpointOperations: Operation[] = [
	forOffice({
		name: 'ListEndpoints',
		routes: [['GET', '/endpoints']],
		fields: {
			...LIST_FIELDS,
			accountIds: 'list',
			customerIds: 'list',
			referenceIds: 'list',
			shallowParent: 'bool',
			flowIds: 'list',
			flowState: 'text',
			tagIds: 'list',
			nameFilter: 'text',
			phoneNumberFilter: 'text',
			sipUserName: 'text',
			type: ENDPOINT_TYPES,
			types: 'list',
			userMode: USER_MODES,
			dataFilters: 'list',
			flowParametersFilter: 'object',
		},
		handle: listEndpoints,
	}),
	forOffice({
		name: 'GetEndpoint',
		routes: [['GET', '/endpoints/{endpointId}']],
		fields: { endpointId: 'text' },
		handle: (call) => written(endpointOf(call)),
	}),
	forOffice({
		name: 'PatchEndpoint',
		routes: [['PATCH', '/endpoints/{endpointId}']],
		fields: {
			endpointId: 'text',
			name: 'text',
			customerId: 'text',
			referenceId: 'text',
			flowId: 'text',
			flowParams: 'object',
			isPartialFlowUpdate: 'bool',
			flowSchedule: 'object',
			schedule: 'object',
			scheduledFlows: 'object',
			disableSms: 'bool',
			managerAccess: MANAGER_ACCESS,
			dashboardPermissions: 'list',
			tagIds: 'list',
			data: 'object',
			appSettings: 'object',
			assistantSettings: 'object',
		},
		handle: patchEndpoint,
	}),
	forOffice({
		name: 'DeleteEndpoint',
		routes: [['DELETE', '/endpoints/{endpointId}']],
		fields: { endpointId: 'text' },
		handle: deleteEndpoint,
	}),
];
