/** The roles that the API's reference names for operations. */
export type Role = 'User' | 'Manager' | 'Customer' | 'SystemAdministrator' | 'CallCenterDashboard';

/** Who may see the lists of an account: its numbers, customers, files, reports and so on. */
export const OFFICE_ROLES: readonly Role[] = ['Manager', 'Customer', 'SystemAdministrator'];

/** Who runs an account: its logins and its bills. */
export const MANAGER_ROLES: readonly Role[] = ['Manager', 'SystemAdministrator'];

/** Who may make calls and write texts. */
export const PHONE_USER_ROLES: readonly Role[] = ['User'];

const LABELS: Record<Role, string> = {
	User: 'phone user',
	Manager: 'manager',
	Customer: 'customer',
	SystemAdministrator: 'administrator',
	CallCenterDashboard: 'call center dashboard',
};

const eitherOf = (names: string[]) =>
	names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}` : names[0];

/** A login with one of the roles, e.g. `a phone user` or `a manager or customer`. */
export const loginWith = (roles: readonly Role[]) =>
	`a ${eitherOf(roles.map((role) => LABELS[role]))}`;

/** Who an operation is for, in short: administrators may do what others than phone users may. */
export function whoMay(roles: readonly Role[]): string {
	const others = roles.filter((role) => role !== 'SystemAdministrator');
	const names = eitherOf((others.length > 0 ? others : roles).map((role) => LABELS[role]));
	return names.replace(/^./, (letter) => letter.toUpperCase());
}

/** The roles by the API's names. */
export const roleNames = (roles: readonly Role[]) => eitherOf([...roles]);
