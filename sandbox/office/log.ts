import type { OwnedInfo } from './directoryModel';
import { ENTITY_FIELDS, isoDate } from './model';
import type { Office } from './office';
import { BRIGHTWATER, FOUNDER, HARBOR_WEST, OKAFOR } from './people';
import { Random } from './random';

export interface LogEntryInfo extends OwnedInfo {
	userName: string;
	description: string;
}

export const LOG_ENTRY_FIELDS = [
	'accountId',
	'accountName',
	'customerId',
	'customerName',
	'customerBreadcrumb',
	'userName',
	'description',
	...ENTITY_FIELDS,
];

type Owner = Pick<OwnedInfo, 'accountId'> & Partial<OwnedInfo>;

const HOUR_MS = 60 * 60 * 1000;
const PAST: Array<[hoursAgo: number, description: string, owner: Owner]> = [
	[75, 'Opening hours of the account were changed', { accountId: OKAFOR.accountId }],
	[52, 'Customer Okafor & Sons Logistics was changed', ownerOf(OKAFOR)],
	[30, 'Number +15035550113 got another flow', ownerOf(BRIGHTWATER)],
	[20, 'Flow Evening was changed', { accountId: HARBOR_WEST.id }],
	[4, 'Customer Brightwater Dental was changed', ownerOf(BRIGHTWATER)],
];

/** What was changed in the accounts, and by whom. */
export class AccountLog {
	private all: LogEntryInfo[] = [];
	private ids = new Random(0);

	constructor(private readonly office: Office) {}

	/** Puts the log back to how it was at the start. */
	clear(seed: number): void {
		this.all = [];
		this.ids = new Random(seed + 4);
		const now = this.office.clock.now().getTime();
		for (const [hoursAgo, description, owner] of PAST) {
			const date = isoDate(new Date(now - hoursAgo * HOUR_MS));
			this.add(FOUNDER, description, owner, date);
		}
	}

	/** Every entry, in the order of their dates. */
	list(): LogEntryInfo[] {
		return this.all;
	}

	/** Notes what somebody did to something of an account or of a customer. */
	add(userName: string, description: string, owner: Owner, date = this.office.now()): void {
		this.all.push({
			accountId: owner.accountId,
			accountName: this.office.nameOfAccount(owner.accountId) ?? '',
			customerId: owner.customerId,
			customerName: owner.customerName,
			customerBreadcrumb: owner.customerBreadcrumb ?? [],
			userName,
			description,
			id: `6e${this.ids.hex(22)}`,
			dateCreated: date,
			dateLastModified: date,
			createdBy: userName,
			lastModifiedBy: userName,
		});
	}
}

function ownerOf(customer: typeof OKAFOR): Owner {
	const { accountId, id: customerId, name: customerName, breadcrumb } = customer;
	return { accountId, customerId, customerName, customerBreadcrumb: breadcrumb };
}
