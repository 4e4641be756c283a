import { forUsers, type Operation } from '../framework/operation';
import { found } from './belonging';
import { LIST_FIELDS, listResponse } from './lists';

const ADMINISTRATORS = ['SystemAdministrator'];

/** Assumption: the name of the list. Nobody has let an AI change anything here, so it is empty. */
export const aiSessionOperations: Operation[] = [
	forUsers({
		name: 'ListAISessions',
		routes: [['GET', '/ai/sessions']],
		anyRole: ADMINISTRATORS,
		fields: { ...LIST_FIELDS, accountIds: 'list' },
		handle: ({ request }) => listResponse([], request, (session) => session),
	}),
	forUsers({
		name: 'GetAISession',
		routes: [['GET', '/ai/sessions/{sessionId}']],
		anyRole: ADMINISTRATORS,
		fields: { sessionId: 'text' },
		handle: (call) => found(call, 'AI session', call.request.sessionId, []),
	}),
];
