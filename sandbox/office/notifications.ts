import type { OwnedInfo } from './directoryModel';
import { ENTITY_FIELDS } from './model';
import type { Office } from './office';
import { HARBOR_DESK } from './people';
import { Random } from './random';

export const NOTIFICATION_TYPES = ['Email', 'Sms', 'Push', 'IncomingCall', 'OutgoingCall'] as const;

export interface NotificationInfo extends OwnedInfo {
	type: (typeof NOTIFICATION_TYPES)[number];
	subject?: string;
	body?: string;
	recipients: Array<{ address: string; extra?: string }>;
	attachments: object[];
	/** The two ends of the session that it is about. */
	from?: string;
	to?: string;
	error: boolean;
	errorMessage?: string;
}

export const NOTIFICATION_FIELDS = [
	'accountId',
	'accountName',
	'customerId',
	'customerName',
	'customerBreadcrumb',
	'type',
	'subject',
	'body',
	'recipients',
	'attachments',
	'from',
	'to',
	'error',
	'errorMessage',
	...ENTITY_FIELDS,
];

// By the rules of the domain name system nothing can ever arrive there.
const NEVER_ARRIVES = /\.invalid$/i;

/** Notifications by mail, text message and push, those that did not arrive among them. */
export class Notifications {
	private all: NotificationInfo[] = [];
	private ids = new Random(0);

	constructor(private readonly office: Office) {}

	clear(seed: number): void {
		this.all = [];
		this.ids = new Random(seed + 3);
	}

	/** Every notification, in the order in which they were sent; the objects are live. */
	list(): NotificationInfo[] {
		return this.all;
	}

	/** Sends a notification: a mail without customer of the account Harbor Desk, or as given. */
	add(given: Partial<NotificationInfo>): NotificationInfo {
		const { directory } = this.office;
		const customer = directory.customer(given.customerId);
		const accountId = given.accountId ?? customer?.accountId ?? HARBOR_DESK.id;
		const now = this.office.now();
		const notification: NotificationInfo = {
			id: `6d${this.ids.hex(22)}`,
			accountId,
			accountName: this.office.nameOfAccount(accountId) ?? '',
			customerName: customer?.name,
			customerBreadcrumb: customer?.breadcrumb ?? [],
			type: 'Email',
			recipients: [],
			attachments: [],
			error: false,
			dateCreated: now,
			dateLastModified: given.dateCreated ?? now,
			createdBy: 'flow',
			lastModifiedBy: 'flow',
			...given,
		};
		this.all.push(notification);
		return notification;
	}

	/**
	 * Sends a notification once more.
	 *
	 * Assumption: it stays the same notification, and is listed as sent from then on, unless it goes
	 * to an address that cannot exist.
	 */
	resend(notification: NotificationInfo, by: string): NotificationInfo {
		const lost = notification.recipients.some(({ address }) => NEVER_ARRIVES.test(address));
		return Object.assign(notification, {
			error: lost,
			errorMessage: lost ? notification.errorMessage : undefined,
			dateLastModified: this.office.now(),
			lastModifiedBy: by,
		});
	}
}
