import { ENTITY_FIELDS, type CustomerBreadcrumb, type EntityInfo } from './model';
import type { Struct, Value } from './struct';

// The names of the metadata; the vendor's client prints others for mail, fax, trunk and assistant.
export const ENDPOINT_TYPES = [
	'PhoneNumber',
	'User',
	'FaxNumber',
	'EmailAddress',
	'Team',
	'Assistant',
] as const;
export const USER_MODES = ['SoftPhone', 'SipPhone'] as const;
export const MANAGER_ACCESS = ['ReadOnly', 'ReadWrite', 'ReadWriteDelete'] as const;
export const DASHBOARD_PERMISSIONS = [
	'ViewFiles',
	'ViewNotifications',
	'ViewSessions',
	'ViewEndpoints',
	'ViewReports',
	'ViewCustomers',
	'ViewFlows',
	'ViewCallCenter',
] as const;
export const FLOW_ROLES = [
	'UI',
	'Reference',
	'PhoneNumberRouting',
	'UserDialOut',
	'FaxNumberRouting',
] as const;

export type EndpointType = (typeof ENDPOINT_TYPES)[number];
export type UserMode = (typeof USER_MODES)[number];
export type ManagerAccess = (typeof MANAGER_ACCESS)[number];
export type DashboardPermission = (typeof DASHBOARD_PERMISSIONS)[number];
export type FlowRole = (typeof FLOW_ROLES)[number];

/** Assumption: the fields of a tag were not found; an id and a name are the least that it has. */
export interface Tag {
	id: string;
	name: string;
}

/** What endpoints, flows and notifications have in common: whose they are. */
export interface OwnedInfo extends EntityInfo {
	accountId: string;
	accountName: string;
	customerId?: string;
	customerName?: string;
	customerBreadcrumb: CustomerBreadcrumb[];
}

/**
 * Assumption: the copies of the page end after `isVirtualPhoneNumber`. That there is more is
 * known; `userMode`, `sipUserName`, `managerAccess`, `dashboardPermissions`, `tags`, `data` and the
 * settings go by the names of the filters and of the fields that can be changed.
 */
export interface EndpointInfo extends OwnedInfo {
	referenceId?: string;
	displayName: string;
	type: EndpointType;
	extraInformation?: string;
	flowId?: string;
	flowName?: string;
	flowParams?: Struct;
	flowSchedule?: object;
	schedule?: object;
	scheduledFlows?: object;
	disableSms?: boolean;
	useExternal10DlcCampaign?: boolean;
	isVirtualPhoneNumber?: boolean;
	userMode?: UserMode;
	sipUserName?: string;
	managerAccess?: ManagerAccess;
	dashboardPermissions?: DashboardPermission[];
	tags?: Tag[];
	data?: Struct;
	appSettings?: object;
	assistantSettings?: object;
}

export interface CustomerInfo extends EntityInfo {
	accountId: string;
	accountName: string;
	parentCustomerId?: string;
	breadcrumb: CustomerBreadcrumb[];
	isStaging?: boolean;
	name: string;
	referenceId?: string;
	data?: Struct;
	tags?: Tag[];
	schedule?: object;
	overrideBillingSettings?: boolean;
	overrideAppSettings?: boolean;
	appSettings?: object;
}

/** A setting of a node: a value, or where a transition leads. */
export interface FlowParameter {
	id: string;
	type: string;
	source: string;
	value: Value;
	isOutput: boolean;
	isAsync: boolean;
}

export interface FlowNode {
	id: string;
	isStartNode: boolean;
	spec: { name: string; typeName: string; url: string };
	parameters: Record<string, FlowParameter>;
}

export interface FlowInfo extends OwnedInfo {
	name: string;
	roles: FlowRole[];
	description?: string;
	notes?: string;
	nodes: FlowNode[];
	/** Assumption: the fields of parameters and exits were not found; each has a name here. */
	parameters: Array<{ name: string; type?: string }>;
	exits: Array<{ name: string }>;
	ui: object;
	tags: Tag[];
}

export interface AccountInfo {
	id: string;
	name: string;
}

/** A login of the web service. A phone user is a login whose e-mail is that of a User endpoint. */
export interface UserInfo {
	id: string;
	emailAddress: string;
	firstName: string;
	lastName: string;
	password: string;
	roles: string[];
	accountIds: string[];
	avatarUrl?: string;
	managerAccess?: ManagerAccess;
	dashboardPermissions?: DashboardPermission[];
}

export const ENDPOINT_FIELDS = [
	'accountId',
	'accountName',
	'customerId',
	'customerName',
	'referenceId',
	'customerBreadcrumb',
	'displayName',
	'type',
	'extraInformation',
	'flowId',
	'flowName',
	'flowParams',
	'flowSchedule',
	'schedule',
	'scheduledFlows',
	'disableSms',
	'useExternal10DlcCampaign',
	'isVirtualPhoneNumber',
	'userMode',
	'sipUserName',
	'managerAccess',
	'dashboardPermissions',
	'tags',
	'data',
	'appSettings',
	'assistantSettings',
	...ENTITY_FIELDS,
];

export const CUSTOMER_FIELDS = [
	'accountId',
	'accountName',
	'parentCustomerId',
	'breadcrumb',
	'isStaging',
	'name',
	'referenceId',
	'data',
	'tags',
	'schedule',
	'overrideBillingSettings',
	'overrideAppSettings',
	'appSettings',
	...ENTITY_FIELDS,
];

export const FLOW_FIELDS = [
	'name',
	'roles',
	'description',
	'notes',
	'accountId',
	'accountName',
	'customerId',
	'customerName',
	'customerBreadcrumb',
	'nodes',
	'parameters',
	'exits',
	'ui',
	'tags',
	'nodeCount',
	...ENTITY_FIELDS,
];

export const ACCOUNT_FIELDS = [
	'name',
	'parentAccountId',
	'twilioAccountSid',
	'ancestorIds',
	'maxPhoneNumbers',
	'isBYOA',
	'billingSettings',
	...ENTITY_FIELDS,
];

/** Fields of a login in the answer about itself. */
export const USER_FIELDS = [
	'id',
	'isAuthenticated',
	'firstName',
	'lastName',
	'name',
	'avatarUrl',
	'emailAddress',
	'roles',
	'accountIds',
	'accountNames',
	'managerAccess',
	'dashboardPermissions',
];
