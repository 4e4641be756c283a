import type { Clock } from '../clock';
import type { FlowInfo, OwnedInfo, Tag } from './directoryModel';
import { seededDirectory } from './directorySeed';
import {
	isoDate,
	type CustomerBreadcrumb,
	type CustomerInfo,
	type EndpointInfo,
	type EntityInfo,
} from './model';
import { ACCOUNTS, FOUNDER, HARBOR_DESK } from './people';
import { Random } from './random';

type NewEndpoint = Partial<EndpointInfo> & Pick<EndpointInfo, 'displayName' | 'type'>;

/** What the office keeps in its books: customers, endpoints, and the flows that they use. */
export class Directory {
	customers: CustomerInfo[] = [];
	endpoints: EndpointInfo[] = [];
	flows: FlowInfo[] = [];
	/** The tags that exist; the API has no operation that was found to make another one. */
	tags: Tag[] = [];
	private ids = new Random(0);

	constructor(private readonly clock: Clock) {}

	/** Puts everything back to how it was at the start. */
	clear(seed: number): void {
		Object.assign(this, seededDirectory());
		this.ids = new Random(seed + 2);
	}

	customer(id: string | undefined): CustomerInfo | undefined {
		return this.customers.find((customer) => customer.id === id);
	}

	endpoint(id: string | undefined): EndpointInfo | undefined {
		return this.endpoints.find((endpoint) => endpoint.id === id);
	}

	flow(id: string | undefined): FlowInfo | undefined {
		return this.flows.find((flow) => flow.id === id);
	}

	/** Adds a customer of the account Harbor Desk, or as given. */
	addCustomer(given: Partial<CustomerInfo> & { name: string }): CustomerInfo {
		const parent = this.customer(given.parentCustomerId);
		const customer: CustomerInfo = {
			...this.newEntity(given.createdBy),
			...this.ofAccount(given.accountId),
			breadcrumb: [],
			isStaging: false,
			data: {},
			tags: [],
			overrideBillingSettings: false,
			overrideAppSettings: false,
			...given,
		};
		customer.breadcrumb = [...(parent?.breadcrumb ?? []), { id: customer.id, name: customer.name }];
		this.customers.push(customer);
		return customer;
	}

	/** Adds an endpoint of the account Harbor Desk, or as given. */
	addEndpoint(given: NewEndpoint): EndpointInfo {
		const endpoint: EndpointInfo = {
			...this.newEntity(given.createdBy),
			...this.ofAccount(given.accountId),
			customerBreadcrumb: [],
			tags: [],
			data: {},
			...given,
			flowName: this.flow(given.flowId)?.name,
		};
		this.endpoints.push(Object.assign(endpoint, ownerOf(this.customer(given.customerId))));
		return endpoint;
	}

	/** Adds a flow of the account Harbor Desk, or as given. */
	addFlow(given: Partial<FlowInfo> & { name: string }): FlowInfo {
		const flow: FlowInfo = {
			...this.newEntity(given.createdBy),
			...this.ofAccount(given.accountId),
			customerBreadcrumb: [],
			roles: [],
			nodes: [],
			parameters: [],
			exits: [],
			ui: {},
			tags: [],
			...given,
		};
		this.flows.push(Object.assign(flow, ownerOf(this.customer(given.customerId))));
		return flow;
	}

	/** Sets fields of a customer, an endpoint or a flow, and notes when and by whom. */
	change<T extends EntityInfo>(entity: T, fields: Partial<T>, by: string): T {
		if (Object.keys(fields).length === 0) return entity;
		Object.assign(entity, fields, { dateLastModified: this.now(), lastModifiedBy: by });
		this.relate();
		return entity;
	}

	/**
	 * Removes a customer.
	 *
	 * Assumption: the customers below it go as well; endpoints and flows stay with the account.
	 */
	removeCustomer(id: string): void {
		const isBelow = ({ breadcrumb }: CustomerInfo) => breadcrumb.some((step) => step.id === id);
		this.customers = this.customers.filter((customer) => !isBelow(customer));
		this.relate();
	}

	removeEndpoint(id: string): void {
		this.endpoints = this.endpoints.filter((endpoint) => endpoint.id !== id);
	}

	/** Removes a flow. Assumption: the endpoints that used it have none from then on. */
	removeFlow(id: string): void {
		this.flows = this.flows.filter((flow) => flow.id !== id);
		this.relate();
	}

	private now(): string {
		return isoDate(this.clock.now());
	}

	private newEntity(by = FOUNDER): EntityInfo & { dateLastModified: string } {
		const now = this.now();
		const id = `6c${this.ids.hex(22)}`;
		return { id, dateCreated: now, dateLastModified: now, createdBy: by, lastModifiedBy: by };
	}

	private ofAccount(id = HARBOR_DESK.id): { accountId: string; accountName: string } {
		const name = ACCOUNTS.find((account) => account.id === id)?.name;
		return { accountId: id, accountName: name ?? '' };
	}

	/** Brings the names and paths that entities carry of each other up to date. */
	private relate(): void {
		const byId = new Map(this.customers.map((customer) => [customer.id, customer]));
		for (const customer of this.customers) customer.breadcrumb = pathTo(customer, byId);
		for (const owned of [...this.endpoints, ...this.flows]) {
			Object.assign(owned, ownerOf(byId.get(owned.customerId ?? '')));
		}
		for (const endpoint of this.endpoints) {
			const flow = this.flow(endpoint.flowId);
			Object.assign(endpoint, { flowId: flow?.id, flowName: flow?.name });
		}
	}
}

type Owner = Pick<OwnedInfo, 'customerId' | 'customerName' | 'customerBreadcrumb'>;

function ownerOf(customer: CustomerInfo | undefined): Owner {
	return {
		customerId: customer?.id,
		customerName: customer?.name,
		customerBreadcrumb: customer?.breadcrumb ?? [],
	};
}

function pathTo(customer: CustomerInfo, byId: Map<string, CustomerInfo>): CustomerBreadcrumb[] {
	const parent = byId.get(customer.parentCustomerId ?? '');
	const step = { id: customer.id, name: customer.name };
	return [...(parent ? pathTo(parent, byId) : []), step];
}
