import type { INodePropertyOptions } from 'n8n-workflow';

import { HARBOR_DESK } from '../../sandbox/office/people';
import { evoVoice, OPERATIONS } from './contract';
import { givenFor, WITH_A_FILE } from './given';
import { run } from './harness';
import { useOffice } from './office';

const office = useOffice();

/** The roles of the API by the words that descriptions have for them. */
const ROLES: Record<string, string> = {
	'phone user': 'User',
	manager: 'Manager',
	customer: 'Customer',
	administrator: 'SystemAdministrator',
	'call center dashboard': 'CallCenterDashboard',
};

interface ListedOperation {
	resource: string;
	/** As the list of operations shows it. */
	name: string;
	/** Roles that its description names; none means any login. */
	roles: string[];
}

/** Every operation as the node lists it, by `resource.operation`. */
async function listedOperations(): Promise<Map<string, ListedOperation>> {
	const { properties } = (await evoVoice()).description;
	const resources = properties.find(({ name }) => name === 'resource')!;
	const labels = resources.options as INodePropertyOptions[];
	const lists = properties.filter(({ name }) => name === 'operation');
	return new Map(
		lists.flatMap(({ displayOptions, options }) => {
			const [resource] = displayOptions!.show!.resource as string[];
			const { name: label } = labels.find(({ value }) => value === resource)!;
			return (options as INodePropertyOptions[]).map(({ name, value, description }) => [
				`${resource}.${String(value)}`,
				{ resource: label, name, roles: rolesIn(description!) },
			]);
		}),
	);
}

/** The roles that a description begins with. Administrators may do what others than phone users may. */
function rolesIn(description: string): string[] {
	const [, words] = /^([\w ]+): /.exec(description) ?? [];
	const roles = words?.split(' or ').map((word) => ROLES[word.toLowerCase()]) ?? [];
	if (roles.includes(undefined as never)) return [];
	return roles.length > 0 && !roles.includes('User') ? [...roles, ROLES.administrator] : roles;
}

describe('the description of an operation names whom Evo Voice lets in', () => {
	const logins = Object.values(ROLES).map((role) => ({
		role,
		username: `${role}@login.example`,
		password: role,
	}));
	beforeEach(() => {
		for (const { role, username, password } of logins) {
			office.sandbox.office.users.push({
				id: role,
				emailAddress: username,
				firstName: role,
				lastName: 'Login',
				password,
				roles: [role],
				accountIds: [HARBOR_DESK.id],
			});
		}
	});

	test.each(OPERATIONS)('%s.%s', async (resource, operation) => {
		const { roles } = (await listedOperations()).get(`${resource}.${operation}`)!;
		const given = givenFor(office, resource, operation);
		for (const { role, username, password } of logins) {
			const { error } = await run(
				{ ...office.credentials, username, password },
				{ resource, operation, ...given, options: { maxWait: 0.0001 } },
				WITH_A_FILE,
			);
			const isBarred = /^(This login lacks|The operation needs a login with)/.test(
				error?.message ?? '',
			);
			expect([role, isBarred]).toEqual([role, roles.length > 0 && !roles.includes(role)]);
			if (!isBarred) continue;
			for (const named of roles) expect(error!.message).toContain(named);
			expect(error!.description).toContain('Choose a credential with such a login in this node');
		}
	});
});
