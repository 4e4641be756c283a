import { badArgument, ServiceFailure } from '../framework/failures';
import { forUsers, type Operation, type UserCall } from '../framework/operation';
import type { EndpointInfo } from '../office/model';
import { CONTACTS, emailOf } from '../office/people';
import { OFFICE_ROLES } from './belonging';

const DEVICE_TYPES = ['Web', 'iOS', 'Android'] as const;
const CONFIG_FIELDS = {
	deviceType: DEVICE_TYPES,
	pushCredentialSid: 'text',
	applicationSid: 'text',
	sandbox: 'bool',
} as const;

/** Whom a phone user can call or write to: colleagues, teams, and people outside. */
function contacts(call: UserCall): object {
	const mine = call.office.endpoints.filter(
		({ accountId, type }) =>
			call.user.accountIds.includes(accountId) && (type === 'User' || type === 'Team'),
	);
	const inside = mine.map(({ displayName, extraInformation, type, customerName }) => ({
		displayName,
		address: extraInformation,
		type,
		...(customerName ? { customerName } : {}),
		canCall: true,
		// Assumption: a team takes calls only.
		canChat: type === 'User',
	}));
	const outside = CONTACTS.map(({ name, number }) => {
		return { displayName: name, address: number, type: 'Contact', canCall: true, canChat: true };
	});
	return { contacts: [...inside, ...outside] };
}

function ownConfig(call: UserCall): object {
	const me = call.office.phoneUser(call.user.emailAddress);
	// Assumption: it fails without a user endpoint as the list of one's own sessions does.
	if (!me) throw new ServiceFailure(400, 'ArgumentException', 'No user endpoint matches');
	return configOf(me);
}

function endpointConfig(call: UserCall): object {
	const { endpointId, endpointEmailAddress } = call.request;
	const email = String(endpointEmailAddress ?? '').toLowerCase();
	const endpoint = call.office.endpoints.find(
		(candidate) =>
			candidate.type === 'User' &&
			call.user.accountIds.includes(candidate.accountId) &&
			(candidate.id === endpointId || emailOf(candidate) === email),
	);
	if (!endpoint) throw badArgument('EndpointId', 'No user endpoint matches.');
	return configOf(endpoint);
}

/** Assumption: everybody is ready, since no operation that sets the state was found. */
function configOf(endpoint: EndpointInfo): object {
	const [firstName, lastName] = endpoint.displayName.split(' ');
	return {
		endpointId: endpoint.id,
		accountId: endpoint.accountId,
		...(endpoint.customerId ? { customerId: endpoint.customerId } : {}),
		// Opens nothing: there is no telephone network behind the sandbox.
		accessToken: `sandbox-voice-token-${endpoint.id}`,
		identity: emailOf(endpoint),
		emailAddress: emailOf(endpoint),
		userInfo: { firstName, lastName, name: endpoint.displayName },
		agentState: 'Ready',
		agentStateReason: 'SetByUser',
		tabs: [],
		appSettings: endpoint.appSettings ?? {},
	};
}

export const appOperations: Operation[] = [
	forUsers({
		name: 'GetMyContacts',
		routes: [['GET', '/app/contacts']],
		anyRole: ['User'],
		fields: {},
		emptyResponse: { contacts: [] },
		handle: contacts,
	}),
	forUsers({
		name: 'GetAppConfig',
		routes: [['GET', '/app/config']],
		anyRole: ['User'],
		fields: CONFIG_FIELDS,
		handle: ownConfig,
	}),
	forUsers({
		name: 'GetEndpointAppConfig',
		routes: [['GET', '/endpoints/app/config']],
		anyRole: OFFICE_ROLES,
		fields: { ...CONFIG_FIELDS, endpointId: 'text', endpointEmailAddress: 'text' },
		handle: endpointConfig,
	}),
];
