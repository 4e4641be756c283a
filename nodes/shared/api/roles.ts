/** The roles that the API's pages name for operations. */
export type Role = 'User' | 'Manager' | 'Customer' | 'SystemAdministrator' | 'CallCenterDashboard';

/** Who may see the lists of an account: its numbers, customers, files, reports and so on. */
export const OFFICE_ROLES: readonly Role[] = ['Manager', 'Customer', 'SystemAdministrator'];

/** Who may make calls and write texts. */
export const PHONE_USER_ROLES: readonly Role[] = ['User'];

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
