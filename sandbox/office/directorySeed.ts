import type { FlowInfo, Tag } from './directoryModel';
import { DIAL_OUT, FAX_TO_MAIL, FLOWS, FRONT_DESK, MARLOW_INTAKE } from './flowSeed';
import type { CustomerInfo, EndpointInfo } from './model';
import {
	AGENTS,
	BEN,
	BRIGHTWATER,
	customer,
	CUSTOMER_LINES,
	CUSTOMERS,
	DAVID,
	emailOf,
	endpoint,
	ENDPOINTS,
	FAX_LINE,
	FOREIGN_ACCOUNT,
	LINDQVIST,
	MAIN_LINE,
	OKAFOR,
	PINE_STREET,
	WEST_LINE,
} from './people';
import { toStruct } from './struct';

export const VIP: Tag = { id: '6bd5e4a6c8f4e5b6a7c80001', name: 'VIP' };
export const AFTER_HOURS: Tag = { id: '6bd5e4a6c8f4e5b6a7c80002', name: 'After hours' };

const FOREIGN_CUSTOMER = customer(7, FOREIGN_ACCOUNT, 'Tallgrass Press');
const FOREIGN_LINE = endpoint(31, 'PhoneNumber', 'Press line', '+14065550131', FOREIGN_CUSTOMER);

/** What the people of the office look like in the directory, besides name, number and owner. */
function furnished(endpoint: EndpointInfo): EndpointInfo {
	if (AGENTS.includes(endpoint)) return { ...endpoint, ...phoneOf(endpoint), tags: [] };
	const details = DETAILS.get(endpoint) ?? {};
	return { ...endpoint, tags: [], data: {}, ...details };
}

function phoneOf(user: EndpointInfo): Partial<EndpointInfo> {
	const name = emailOf(user).split('@')[0];
	const hasDeskPhone = user === BEN || user === DAVID;
	return {
		...withFlow(DIAL_OUT),
		userMode: hasDeskPhone ? 'SipPhone' : 'SoftPhone',
		sipUserName: hasDeskPhone ? name : undefined,
		managerAccess: 'ReadOnly',
		dashboardPermissions: ['ViewSessions'],
		referenceId: `HR-${name}`,
		data: toStruct({ desk: `Desk ${user.id.slice(-1)}`, keyHolder: user === BEN }),
	};
}

function withFlow(flow: FlowInfo, params: Record<string, string | number> = {}) {
	return { flowId: flow.id, flowName: flow.name, flowParams: toStruct(params) };
}

function line(tags: Tag[], site: string, greeting: string): Partial<EndpointInfo> {
	return {
		...withFlow(FRONT_DESK, { greeting, ringSeconds: 30 }),
		isVirtualPhoneNumber: false,
		disableSms: false,
		tags,
		data: toStruct({ site }),
	};
}

const DETAILS = new Map<EndpointInfo, Partial<EndpointInfo>>([
	[MAIN_LINE, line([], 'Portland', 'Harbor Desk')],
	[CUSTOMER_LINES[0], line([], 'Portland', 'Lindqvist Architects')],
	[CUSTOMER_LINES[1], line([VIP], 'Portland', 'Brightwater Dental')],
	[CUSTOMER_LINES[2], line([VIP, AFTER_HOURS], 'Seattle', 'Okafor and Sons')],
	[CUSTOMER_LINES[3], line([AFTER_HOURS], 'Seattle', 'Okafor Customs')],
	[CUSTOMER_LINES[4], line([], 'Portland', 'Pine Street Bakery')],
	[WEST_LINE, { ...withFlow(MARLOW_INTAKE), data: toStruct({ site: 'Boise' }) }],
	[FAX_LINE, { ...withFlow(FAX_TO_MAIL), data: toStruct({ site: 'Seattle' }) }],
]);

const CUSTOMER_DETAILS = new Map<CustomerInfo, Partial<CustomerInfo>>([
	[LINDQVIST, { data: toStruct({ plan: 'Standard', seats: 4, newsletter: true }) }],
	[BRIGHTWATER, { data: toStruct({ plan: 'Premium', seats: 9 }), tags: [VIP] }],
	[OKAFOR, { data: toStruct({ plan: 'Premium', seats: 22 }), tags: [VIP, AFTER_HOURS] }],
	[PINE_STREET, { data: toStruct({ plan: 'Standard', seats: 2 }), tags: [AFTER_HOURS] }],
]);

const plain = { isStaging: false, overrideBillingSettings: false, overrideAppSettings: false };

/** The directory as it is at the start; every call gives objects of their own. */
export function seededDirectory() {
	const customers: CustomerInfo[] = [...CUSTOMERS, FOREIGN_CUSTOMER].map((one) => {
		return { ...one, ...plain, data: {}, tags: [], ...CUSTOMER_DETAILS.get(one) };
	});
	const endpoints = [...ENDPOINTS, FOREIGN_LINE].map(furnished);
	return structuredClone({ customers, endpoints, flows: FLOWS, tags: [VIP, AFTER_HOURS] });
}
