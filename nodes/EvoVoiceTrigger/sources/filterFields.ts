import type { INodeProperties } from 'n8n-workflow';

import { picker } from '../../shared/fields/picker';

const BY_ID = { placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001' };

export const customerFilter = (things: string): INodeProperties =>
	picker('searchCustomers', BY_ID, {
		displayName: 'Customer',
		name: 'customerId',
		description: `Only ${things} of this customer`,
	});

export const endpointFilter = (things: string): INodeProperties =>
	picker('searchEndpoints', BY_ID, {
		displayName: 'Endpoint',
		name: 'endpointId',
		description: `Only ${things} of this endpoint`,
	});

export const directionFilter = (things: string): INodeProperties => ({
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	options: [
		{ name: 'Incoming', value: 'Incoming' },
		{ name: 'Outgoing', value: 'Outgoing' },
	],
	default: 'Incoming',
	description: `Only ${things} that came in, or only those that went out`,
});

/** @param which e.g. `sessions whose caller number` */
export const textFilter = (
	displayName: string,
	name: string,
	which: string,
	placeholder = 'e.g. +1503',
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description: `Only ${which} contains this; upper or lower case does not matter`,
});
