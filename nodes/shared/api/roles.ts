/** The roles that the API's pages name for operations. */
export type Role = 'User' | 'Manager' | 'Customer' | 'SystemAdministrator' | 'CallCenterDashboard';

const WHO: Record<Role, string> = {
	User: 'phone user',
	Manager: 'manager',
	Customer: 'customer',
	SystemAdministrator: 'administrator',
	CallCenterDashboard: 'call center dashboard',
};

const eitherOf = (names: string[]) =>
	names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}` : names[0];

/** The logins that have one of the roles, e.g. `a phone user` or `a manager or customer`. */
export const loginOf = (roles: readonly Role[]) => `a ${eitherOf(roles.map((role) => WHO[role]))}`;

/** The roles by the names that the API has for them. */
export const namesOf = (roles: readonly Role[]) => eitherOf([...roles]);
