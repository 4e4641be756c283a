import type {
	AccountInfo,
	CustomerBreadcrumb,
	CustomerInfo,
	EndpointInfo,
	EndpointType,
} from './model';

/** Somebody outside the office who calls, writes or is called. */
export interface Contact {
	name: string;
	number: string;
}

export const FOUNDED = '2024-02-12T08:15:00Z';
export const FOUNDER = 'tom.becker@harbor-desk.example';

export const HARBOR_DESK: AccountInfo = { id: '64f1a0c2e4b0a1d2c3e40001', name: 'Harbor Desk' };
export const HARBOR_WEST: AccountInfo = {
	id: '64f1a0c2e4b0a1d2c3e40002',
	name: 'Harbor Desk West',
};
/** Belongs to somebody else: of the sandbox's logins only the administrator reaches it. */
export const FOREIGN_ACCOUNT: AccountInfo = {
	id: '64f1a0c2e4b0a1d2c3e40003',
	name: 'Tallgrass Offices',
};

export const ACCOUNTS = [HARBOR_DESK, HARBOR_WEST, FOREIGN_ACCOUNT];

/** A customer of the account, or below another customer. */
export function customer(
	number: number,
	account: AccountInfo,
	name: string,
	parent?: CustomerInfo,
): CustomerInfo {
	const id = `65a2b1d3f5c1b2e3d4f5${String(number).padStart(4, '0')}`;
	return {
		accountId: account.id,
		accountName: account.name,
		parentCustomerId: parent?.id,
		breadcrumb: [...(parent?.breadcrumb ?? []), { id, name }],
		name,
		referenceId: `CRM-${1000 + number}`,
		id,
		dateCreated: FOUNDED,
		dateLastModified: FOUNDED,
		createdBy: FOUNDER,
		lastModifiedBy: FOUNDER,
	};
}

export const LINDQVIST = customer(1, HARBOR_DESK, 'Lindqvist Architects');
export const BRIGHTWATER = customer(2, HARBOR_DESK, 'Brightwater Dental');
export const OKAFOR = customer(3, HARBOR_DESK, 'Okafor & Sons Logistics');
export const OKAFOR_CUSTOMS = customer(4, HARBOR_DESK, 'Okafor Customs Desk', OKAFOR);
export const PINE_STREET = customer(5, HARBOR_DESK, 'Pine Street Bakery');
export const MARLOW = customer(6, HARBOR_WEST, 'Marlow Legal');

export const CUSTOMERS = [LINDQVIST, BRIGHTWATER, OKAFOR, OKAFOR_CUSTOMS, PINE_STREET, MARLOW];

/** An endpoint of a customer, or of the account itself. */
export function endpoint(
	number: number,
	type: EndpointType,
	displayName: string,
	extraInformation: string,
	owner: CustomerInfo | AccountInfo,
): EndpointInfo {
	const ofCustomer = 'breadcrumb' in owner;
	return {
		accountId: ofCustomer ? owner.accountId : owner.id,
		accountName: ofCustomer ? owner.accountName : owner.name,
		customerId: ofCustomer ? owner.id : undefined,
		customerName: ofCustomer ? owner.name : undefined,
		customerBreadcrumb: ofCustomer ? owner.breadcrumb : ([] as CustomerBreadcrumb[]),
		displayName,
		type,
		extraInformation,
		id: `66b3c2e4a6d2c3f4e5a6${String(number).padStart(4, '0')}`,
		dateCreated: FOUNDED,
		dateLastModified: FOUNDED,
		createdBy: FOUNDER,
		lastModifiedBy: FOUNDER,
	};
}

// Assumption: the pages do not say what extraInformation holds; here it is the address of the
// endpoint (number or e-mail), which the shown part of EndpointInfo has no other field for.
function phoneUser(number: number, name: string): EndpointInfo {
	const email = `${name.toLowerCase().replace(' ', '.')}@harbor-desk.example`;
	return endpoint(number, 'User', name, email, HARBOR_DESK);
}

export const ANNA = phoneUser(1, 'Anna Keller');
export const BEN = phoneUser(2, 'Ben Osei');
export const CLARA = phoneUser(3, 'Clara Novak');
export const DAVID = phoneUser(4, 'David Laurent');
export const ELIF = phoneUser(5, 'Elif Demir');

/** The people who answer phones. */
export const AGENTS = [ANNA, BEN, CLARA, DAVID, ELIF];

export const MAIN_LINE = endpoint(11, 'PhoneNumber', 'Main line', '+15035550100', HARBOR_DESK);
export const CUSTOMER_LINES = [
	endpoint(12, 'PhoneNumber', 'Lindqvist front desk', '+15035550112', LINDQVIST),
	endpoint(13, 'PhoneNumber', 'Brightwater appointments', '+15035550113', BRIGHTWATER),
	endpoint(14, 'PhoneNumber', 'Okafor dispatch', '+15035550114', OKAFOR),
	endpoint(15, 'PhoneNumber', 'Okafor customs', '+15035550115', OKAFOR_CUSTOMS),
	endpoint(16, 'PhoneNumber', 'Pine Street orders', '+15035550116', PINE_STREET),
];
export const WEST_LINE = endpoint(17, 'PhoneNumber', 'Marlow intake', '+15035550117', MARLOW);
export const FAX_LINE = endpoint(18, 'FaxNumber', 'Okafor papers', '+15035550118', OKAFOR);
export const RECEPTION = endpoint(21, 'Team', 'Reception', 'reception', HARBOR_DESK);
export const SUPPORT = endpoint(22, 'Team', 'Support', 'support', HARBOR_DESK);
const MAILBOX = endpoint(
	23,
	'EmailAddress',
	'Hello mailbox',
	'hello@harbor-desk.example',
	HARBOR_DESK,
);

export const ENDPOINTS = [
	...AGENTS,
	MAIN_LINE,
	...CUSTOMER_LINES,
	WEST_LINE,
	FAX_LINE,
	RECEPTION,
	SUPPORT,
	MAILBOX,
];

/** The teams on whose queues a phone user takes calls, by endpoint id of the user. */
export const TEAMS_OF: Record<string, EndpointInfo[]> = {
	[ANNA.id]: [RECEPTION],
	[BEN.id]: [RECEPTION, SUPPORT],
	[CLARA.id]: [SUPPORT],
	[DAVID.id]: [SUPPORT],
	[ELIF.id]: [RECEPTION],
};

export const CONTACTS: Contact[] = [
	'Maria Santos',
	'Jonas Weber',
	'Priya Raman',
	'Oliver Grant',
	'Sofia Marino',
	'Henry Whitlock',
	'Amara Diallo',
	'Lucas Meyer',
	'Grace Liu',
	'Noah Fischer',
	'Isabel Romero',
	'Theo Baker',
	'Hannah Lindqvist',
	'Samuel Okafor',
	'Yuki Tanaka',
	'Ruth Abrams',
	'Felix Andersen',
	'Nadia Haddad',
	'Owen Price',
	'Chloe Bernard',
	'Mateo Silva',
	'Ingrid Dahl',
	'Victor Petrov',
	'Leila Karimi',
	'Daniel Cohen',
	'Emma Lund',
	'Paul Nakamura',
	'Rosa Delgado',
].map((name, index) => ({ name, number: `+1971555${String(120 + index).padStart(4, '0')}` }));

/** The e-mail address by which a phone user takes part in sessions. */
export function emailOf(user: EndpointInfo): string {
	return user.extraInformation!;
}
