import { CUSTOMER_LINES, MAIN_LINE } from '../../sandbox/office/people';
import type { ResourceChecks } from './agentCheck';

const LINE = CUSTOMER_LINES[4];

export const endpoint: ResourceChecks = {
	get: () => ({
		claim: 'shows one number',
		gives: { endpointId: MAIN_LINE.id },
		effect: ([found]) =>
			found.id === MAIN_LINE.id && found.extraInformation === MAIN_LINE.extraInformation,
	}),
	getAll: () => ({
		claim: 'lists the endpoints that fit all filters',
		gives: {
			'filters.type': 'phonenumber',
			'filters.nameFilter': 'main',
			'filters.userMode': '',
			returnAll: true,
		},
		effect: (items) => items.length === 1 && items[0].id === MAIN_LINE.id,
		refuses: [{ gives: { 'filters.type': 'Trunk' }, says: ['PhoneNumber', 'Team'] }],
	}),
	update: ({ office }) => ({
		claim: 'changes fields that have names and any others, and leaves what is empty',
		gives: {
			endpointId: LINE.id,
			'updateFields.name': 'Renamed by an agent',
			'updateFields.managerAccess': '',
			'updateFields.flowParams': { greeting: 'Hello' },
			'updateFields.isPartialFlowUpdate': true,
			json: { referenceId: 'AGENT-1' },
		},
		effect: () => {
			const now = office.endpoints.find(({ id }) => id === LINE.id)!;
			const { greeting, ringSeconds } = now.flowParams ?? {};
			return (
				now.displayName === 'Renamed by an agent' &&
				now.referenceId === 'AGENT-1' &&
				greeting?.stringValue === 'Hello' &&
				ringSeconds?.numberValue === 30
			);
		},
		refuses: [
			{ gives: { 'updateFields.managerAccess': 'All' }, says: ['ReadOnly', 'ReadWrite'] },
			{ gives: { 'updateFields.flowParams': { tags: ['a'] } }, says: ['objects'] },
		],
	}),
	searchNumbers: () => ({
		claim: 'finds numbers that can be bought',
		gives: { 'filters.areaCode': '503', 'filters.contains': '', limit: 3 },
		effect: (items) =>
			items.length === 3 && items.every((each) => /^\+1503/.test(String(each.phoneNumber))),
	}),
	buyNumber: ({ office }) => ({
		claim: 'buys a number for a customer',
		gives: {
			number: '+1 (208) 555-0161',
			'additionalFields.customerId': office.customers[0].id,
			'additionalFields.data': { site: 'Boise' },
		},
		effect: ([bought]) =>
			bought.extraInformation === '+12085550161' &&
			office.endpoints.some(({ id, data }) => {
				return id === bought.id && data?.site.stringValue === 'Boise';
			}),
		// By then the number is bought, and the message says so.
		explainsUnknown: false,
		refuses: [{ gives: { number: 'any' }, says: ['country code'] }],
	}),
	setFax: ({ office }) => {
		const line = office.directory.addEndpoint({ type: 'PhoneNumber', displayName: 'For faxes' });
		return {
			claim: 'lets a number take faxes',
			gives: { endpointId: line.id, isFax: true },
			effect: () => line.type === 'FaxNumber',
		};
	},
	delete: ({ office }) => {
		const { id } = office.directory.addEndpoint({ type: 'Team', displayName: 'Given up' });
		return {
			claim: 'deletes an endpoint',
			gives: { endpointId: id },
			effect: () => !office.directory.endpoint(id),
		};
	},
};
