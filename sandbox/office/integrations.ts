import type { OwnedInfo } from './directoryModel';
import { ENTITY_FIELDS } from './model';
import type { Office } from './office';
import { BRIGHTWATER, CONTACTS, FOUNDED, FOUNDER, HARBOR_DESK, HARBOR_WEST } from './people';
import { toStruct, type Struct } from './struct';

export const INTEGRATION_TYPES = ['HostedSuite', 'OfficeRnd', 'Zoho'] as const;

export interface IntegrationInfo extends OwnedInfo {
	dateLastSync?: string;
	name: string;
	automaticallyCreateCustomers: boolean;
	type: (typeof INTEGRATION_TYPES)[number];
	/** Assumption: the values of status and features are not documented. */
	status: string;
	statusMessage?: string;
	settingsDataType?: string;
	settings: Struct;
	features: string[];
	isAuthorized: boolean;
}

export const INTEGRATION_FIELDS = [
	'accountId',
	'customerId',
	'customerName',
	'dateLastSync',
	'customerBreadcrumb',
	'name',
	'automaticallyCreateCustomers',
	'type',
	'status',
	'statusMessage',
	'settingsDataType',
	'settings',
	'features',
	'isAuthorized',
	...ENTITY_FIELDS,
];

/** Assumption: what a CRM knows about a contact; the fields are not documented. */
export interface CrmContact {
	id: string;
	name: string;
	phoneNumber: string;
	emailAddress: string;
	/** Only contacts of this customer are shown where one is asked for. */
	customerId?: string;
}

type Start = Partial<IntegrationInfo> & Pick<IntegrationInfo, 'name' | 'type' | 'accountId'>;

const SEEDED: Start[] = [
	{ name: 'Zoho CRM', type: 'Zoho', accountId: HARBOR_DESK.id, features: ['Contacts', 'Sync'] },
	{
		name: 'Desks of Brightwater',
		type: 'OfficeRnd',
		accountId: HARBOR_DESK.id,
		customerId: BRIGHTWATER.id,
		customerName: BRIGHTWATER.name,
		customerBreadcrumb: BRIGHTWATER.breadcrumb,
		features: ['Customers'],
	},
	{
		name: 'Suites of the west',
		type: 'HostedSuite',
		accountId: HARBOR_WEST.id,
		status: 'Error',
		statusMessage: 'The login ran out.',
		isAuthorized: false,
	},
];

const addressOf = (name: string) => `${name.toLowerCase().replace(' ', '.')}@mail.example`;

/** The connections of the accounts to other systems, and what these know. */
export class Integrations {
	private all: IntegrationInfo[] = [];

	constructor(private readonly office: Office) {}

	/** Puts everything back to how it was at the start. */
	clear(): void {
		this.all = SEEDED.map((given, index) => ({
			accountName: '',
			customerBreadcrumb: [],
			automaticallyCreateCustomers: false,
			status: 'Ok',
			settingsDataType: `${given.type}Settings`,
			settings: toStruct({ region: 'US' }),
			features: [],
			isAuthorized: true,
			id: `6f1a2b3c4d5e6f708192000${index + 1}`,
			dateCreated: FOUNDED,
			dateLastModified: FOUNDED,
			createdBy: FOUNDER,
			lastModifiedBy: FOUNDER,
			...structuredClone(given),
		}));
	}

	list(): IntegrationInfo[] {
		return this.all;
	}

	/** Brings both sides up to date. Assumption: it is done at once. */
	sync(integration: IntegrationInfo): IntegrationInfo {
		return Object.assign(integration, { dateLastSync: this.office.now() });
	}

	/** The people whom the other system knows; every fourth one belongs to Brightwater. */
	contacts(integration: IntegrationInfo): CrmContact[] {
		return CONTACTS.map(({ name, number }, index) => ({
			id: `${integration.type.toLowerCase()}-${1001 + index}`,
			name,
			phoneNumber: number,
			emailAddress: addressOf(name),
			customerId: index % 4 === 0 ? BRIGHTWATER.id : undefined,
		}));
	}
}
