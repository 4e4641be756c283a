export { chosenAccountIds, getAccounts, searchAccounts } from './searchAccounts';
export { searchConversations, searchNumbers } from './searchConversations';
export { searchNumbersToBuy } from './searchNumbersToBuy';
export { searchCallLegs, searchMembers } from './searchInSession';
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
