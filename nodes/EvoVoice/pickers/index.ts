export { searchCallLegs } from './searchCallLegs';
export { searchMembers } from './searchMembers';
export { searchSessions } from './searchSessions';
