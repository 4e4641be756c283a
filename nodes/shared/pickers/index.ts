export { chosenAccountIds, searchAccounts } from './searchAccounts';
export { searchCallLegs } from './searchCallLegs';
export { searchConversations, searchNumbers } from './searchConversations';
export { searchNumbersToBuy } from './searchNumbersToBuy';
export { searchMembers } from './searchMembers';
export {
	searchCustomers,
	searchEndpoints,
	searchFiles,
	searchFlows,
	searchIntegrations,
	searchNotifications,
} from './searchPages';
export { searchReports } from './searchReports';
export { sessionPicker } from './searchSessions';
