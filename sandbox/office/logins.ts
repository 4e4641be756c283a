import { DASHBOARD_PERMISSIONS, type UserInfo } from './directoryModel';
import { ACCOUNTS, ANNA, BEN, emailOf, FOUNDER, HARBOR_DESK, HARBOR_WEST } from './people';

/** Everybody who can log in, by what the login is good for. */
export type LoginName =
	'phoneUser' | 'manager' | 'noAccount' | 'teamLead' | 'administrator' | 'westManager';

/** The logins of the sandbox. The passwords are no secrets: they open nothing else. */
export function sandboxUsers(): Record<LoginName, UserInfo> {
	return {
		phoneUser: {
			id: '1',
			emailAddress: emailOf(ANNA),
			firstName: 'Anna',
			lastName: 'Keller',
			password: 'harbor-anna',
			roles: ['User'],
			accountIds: [HARBOR_DESK.id],
			avatarUrl: 'https://avatars.harbor-desk.example/anna.keller.png',
		},
		manager: {
			id: '2',
			emailAddress: FOUNDER,
			firstName: 'Tom',
			lastName: 'Becker',
			password: 'harbor-tom',
			roles: ['Manager'],
			accountIds: [HARBOR_DESK.id, HARBOR_WEST.id],
			managerAccess: 'ReadWriteDelete',
			dashboardPermissions: [...DASHBOARD_PERMISSIONS],
		},
		noAccount: {
			id: '3',
			emailAddress: 'nina.strand@harbor-desk.example',
			firstName: 'Nina',
			lastName: 'Strand',
			password: 'harbor-nina',
			roles: ['User'],
			accountIds: [],
		},
		teamLead: {
			id: '4',
			emailAddress: emailOf(BEN),
			firstName: 'Ben',
			lastName: 'Osei',
			password: 'harbor-ben',
			roles: ['User', 'Manager'],
			accountIds: [HARBOR_DESK.id],
			managerAccess: 'ReadWrite',
			dashboardPermissions: ['ViewSessions', 'ViewReports', 'ViewCallCenter'],
		},
		administrator: {
			id: '5',
			emailAddress: 'operator@evo-voice.example',
			firstName: 'Ines',
			lastName: 'Moreau',
			password: 'evo-ines',
			roles: ['SystemAdministrator'],
			accountIds: ACCOUNTS.map(({ id }) => id),
		},
		westManager: {
			id: '6',
			emailAddress: 'gus.holm@harbor-desk.example',
			firstName: 'Gus',
			lastName: 'Holm',
			password: 'harbor-gus',
			roles: ['Manager'],
			accountIds: [HARBOR_WEST.id],
		},
	};
}
