import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { HARBOR_DESK, MAIN_LINE } from '../../sandbox/office/people';
import { REPORT_KINDS } from '../../sandbox/office/reportKinds';
import { byId, type useOffice } from './office';

type Office = ReturnType<typeof useOffice>;

/** An item with a file, for the operation that uploads one. */
export const WITH_A_FILE: INodeExecutionData[] = [
	{ json: {}, binary: { data: { data: 'YQ==', mimeType: 'text/plain' } } },
];

const CHANGES: Record<string, INodeParameters> = {
	session: { callState: 'Hold' },
	file: { fileName: 'note.txt' },
	user: { lastName: 'Keller' },
};

/** What the fields of an operation hold so that it succeeds, whichever it is. */
export function givenFor(office: Office, resource: string, operation: string): INodeParameters {
	const state = office.sandbox.office;
	const chat = office.idOf(({ channel, ended }) => channel === 'Chat' && !ended);
	const call = state.get(office.idOf(({ callState }) => callState === 'Connected'))!;
	const isAboutChat = resource === 'member' || operation === 'getTranscript';
	const ringing = operation === 'reject' ? state.start({ callState: 'Ringing' }).id : undefined;
	return {
		sessionId: byId(ringing ?? (isAboutChat ? chat : call.id)),
		accountId: byId(HARBOR_DESK.id),
		endpointId: byId(MAIN_LINE.id),
		toAddress: '+15035550177',
		body: 'Hello',
		updateFields: CHANGES[resource] ?? { name: 'Front desk' },
		customerId: byId(state.directory.customers[0].id),
		notificationId: byId(state.notifications.list()[0].id),
		name: 'Harbor Cafe',
		memberToAdd: 'x@y.example',
		memberId: byId('+19715550127'),
		callSid: byId(call.callSid),
		destination: '+15035550177',
		flowId: byId(state.directory.flows[0].id),
		numberToDial: '+15035550199',
		fileId: byId(state.addFile({ id: 'f1' }).id),
		...(resource === 'flow' && { json: { name: 'Night desk' } }),
		package: { flows: [{ name: 'Night desk' }] },
		filters: operation === 'export' ? { flowIds: byId(state.directory.flows[2].id) } : {},
		number: byId('+12065550150'),
		emailAddress: 'mira.joshi@harbor-desk.example',
		password: 'first-day',
		userId: byId('1'),
		integrationId: byId(state.integrations.list()[0].id),
		reportId: byId(readyReport(office)),
	};
}

function readyReport({ sandbox }: Office): string {
	const { users, reports } = sandbox.office;
	const { username } = sandbox.logins.teamLead;
	const lead = users.find(({ emailAddress }) => emailAddress === username)!;
	const callHistory = REPORT_KINDS.find(({ route }) => route === 'call-history')!;
	const { info } = reports.run(callHistory, { accountId: HARBOR_DESK.id }, lead.id);
	sandbox.clock.advance(10_000);
	return info.id;
}
