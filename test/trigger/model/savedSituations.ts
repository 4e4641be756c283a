import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import { HARBOR_DESK, HARBOR_WEST, MAIN_LINE } from '../../../sandbox/office/people';
import { REPORT_KINDS } from '../../../sandbox/office/reportKinds';

export const START = '2026-03-02T12:00:00Z';
const ACCOUNTS = [HARBOR_DESK.id, HARBOR_WEST.id];
const MIA = '+15557654321';
const OTHER = '+15550001111';
const ODD = '~1100%|a,b#c%7c';

/** A trigger whose state is saved, and what it must emit when it goes on from that state. */
export interface Situation {
	login?: 'manager';
	parameters: INodeParameters;
	/** How long each request takes, in milliseconds; a poll then reads a part of a long list only. */
	requestTakes?: number;
	/** What is there at each poll before the state is saved; the first poll activates the workflow. */
	before: Array<(sandbox: Sandbox) => void>;
	/** What happens while n8n is down. */
	meanwhile?(sandbox: Sandbox): void;
	/** What the polls after the restart emit, each as `event id`. */
	after: string[][];
	/** What happens then, and what the next poll emits. */
	last: [happen: (sandbox: Sandbox) => void, emitted: string[]];
}

const session = ({ office }: Sandbox, id: string, more = {}) =>
	office.start({ id, fromAddress: MIA, callState: 'Connected', members: [], ...more });
const text = ({ office }: Sandbox, id: string, from: string, more = {}) =>
	office.messages.add({
		id,
		line: office.endpoints.find((endpoint) => endpoint.id === MAIN_LINE.id)!,
		otherAddress: from,
		direction: 'Incoming',
		text: `Text ${id}`,
		...more,
	});
const file = ({ office }: Sandbox, id: string, more = {}) =>
	office.addFile({ id, type: 'VoiceMessage', accountId: HARBOR_DESK.id, ...more });
function report({ office, logins }: Sandbox, accountId: string): void {
	const manager = office.users.find((user) => user.emailAddress === logins.manager.username)!;
	office.reports.run(REPORT_KINDS[0], { accountId }, manager.id);
}
const ago = (ms: number) => new Date(Date.parse(START) - ms).toISOString();
const HOUR = 3_600_000;

export const SITUATIONS: Record<string, Situation> = {
	'my-sessions': {
		parameters: {
			source: 'mySessions',
			events: ['sessionStarted', 'sessionResumed', 'sessionEnded', 'memberLeft', 'anyChange'],
			filters: { channel: 'Voice', fromContains: '555' },
		},
		before: [
			(sandbox) => {
				session(sandbox, 'held', { callState: 'Hold', consoleData: 'x'.repeat(400) });
				session(sandbox, ODD, { fromName: ODD, members: [{ identity: ODD }] });
				session(sandbox, 'elsewhere', {
					endpointId: 'line',
					members: [{ identity: sandbox.logins.phoneUser.username }],
				});
				session(sandbox, 'over');
			},
			(sandbox) => {
				sandbox.office.removeMember('elsewhere', sandbox.logins.phoneUser.username);
				sandbox.office.end('over');
			},
			(sandbox) => session(sandbox, 'started'),
		],
		meanwhile: ({ office }) => {
			office.change('held', { callState: 'Connected' });
			office.removeMember(ODD, ODD);
			office.end('elsewhere');
		},
		after: [
			[
				'memberLeft elsewhere',
				'sessionEnded elsewhere',
				'anyChange elsewhere',
				'sessionResumed held',
				'anyChange held',
				`memberLeft ${ODD}`,
				`anyChange ${ODD}`,
			],
			[],
		],
		last: [
			(sandbox) => sandbox.office.end('started'),
			['sessionEnded started', 'anyChange started'],
		],
	},
	'account-sessions': {
		login: 'manager',
		parameters: {
			source: 'accountSessions',
			accounts: ACCOUNTS,
			events: ['sessionStarted', 'sessionMissed', 'consoleDataChanged'],
			filters: { customerId: { __rl: true, mode: 'list', value: 'c7' }, toContains: '5550100' },
		},
		before: [
			(sandbox) => {
				session(sandbox, 'over', { customerId: 'c7' });
				sandbox.office.end('over');
				session(sandbox, 'live', { customerId: 'c7' });
			},
			(sandbox) => {
				session(sandbox, 'elsewhere', { customerId: 'c7', toAddress: '+1', destination: '+1' });
				session(sandbox, 'started', { customerId: 'c7' });
			},
		],
		meanwhile: ({ office }) => {
			office.change('over', { consoleData: 'call back' });
			office.end('live', { missed: true });
			office.change('elsewhere', { destination: '+15035550100' });
		},
		after: [['sessionStarted elsewhere', 'sessionMissed live', 'consoleDataChanged over'], []],
		last: [(sandbox) => sandbox.office.end('started', { missed: true }), ['sessionMissed started']],
	},
	'account-sessions-first-scan': {
		login: 'manager',
		parameters: {
			source: 'accountSessions',
			accounts: [HARBOR_DESK.id],
			events: ['sessionStarted'],
		},
		requestTakes: 40_000,
		before: [
			(sandbox) => {
				for (let n = 0; n < 250; n++) {
					session(sandbox, `s${n}`, { dateCreated: ago((300 - n) * 60_000) });
				}
			},
		],
		after: [[], []],
		last: [(sandbox) => session(sandbox, 'started'), ['sessionStarted started']],
	},
	messages: {
		login: 'manager',
		parameters: {
			source: 'messages',
			accounts: ACCOUNTS,
			events: ['messageReceived', 'messageSent'],
			filters: { textContains: 'text' },
		},
		before: [
			(sandbox) => text(sandbox, 'a', MIA, { date: ago(HOUR) }),
			(sandbox) => {
				text(sandbox, 'b|1', MIA);
				text(sandbox, 'c', OTHER, { text: 'Picture' });
			},
		],
		meanwhile: (sandbox) => {
			text(sandbox, 'd', OTHER);
			text(sandbox, 'e', MIA, { direction: 'Outgoing' });
		},
		after: [['messageReceived d', 'messageSent e'], []],
		last: [(sandbox) => text(sandbox, 'f', MIA), ['messageReceived f']],
	},
	'messages-waiting': {
		login: 'manager',
		parameters: {
			source: 'messages',
			accounts: [HARBOR_DESK.id],
			checkEvery: 10,
			events: ['messageReceived', 'messageSent'],
			options: { combineMessages: 15 },
		},
		before: [
			(sandbox) => text(sandbox, 'a', MIA),
			(sandbox) => {
				text(sandbox, 'b', MIA);
				text(sandbox, 'c', MIA);
				text(sandbox, 'd', OTHER);
			},
			(sandbox) => text(sandbox, 'e', OTHER, { direction: 'Outgoing' }),
		],
		after: [['messageReceived b c', 'messageReceived d'], [], []],
		last: [(sandbox) => text(sandbox, 'f', OTHER, { direction: 'Outgoing' }), ['messageSent f']],
	},
	files: {
		login: 'manager',
		parameters: {
			source: 'files',
			accounts: [HARBOR_DESK.id],
			events: ['voicemailReceived', 'faxReceived', 'fileTranscribed'],
			filters: { fromContains: '555' },
		},
		before: [
			(sandbox) => {
				file(sandbox, 'transcribed', { fromAddress: MIA, transcription: 'Hello' });
				file(sandbox, 'not yet', { fromAddress: MIA });
			},
			(sandbox) => {
				file(sandbox, 'received', { fromAddress: MIA });
				file(sandbox, 'nobody', { fromAddress: '+1' });
			},
		],
		meanwhile: ({ office }) => {
			for (const id of ['not yet', 'received', 'nobody']) {
				Object.assign(office.files.get(id)!, { transcription: 'Call me' });
			}
			Object.assign(office.files.get('nobody')!, { fromAddress: MIA });
		},
		after: [
			[
				'voicemailReceived nobody',
				'fileTranscribed nobody',
				'fileTranscribed not yet',
				'fileTranscribed received',
			],
			[],
		],
		last: [
			(sandbox) => file(sandbox, 'fax', { type: 'Fax', fromAddress: MIA }),
			['faxReceived fax'],
		],
	},
	reports: {
		login: 'manager',
		parameters: { source: 'reports', accounts: ACCOUNTS, events: ['reportReady', 'reportFailed'] },
		before: [
			(sandbox) => report(sandbox, ACCOUNTS[0]),
			(sandbox) => {
				sandbox.clock.advance(10_000);
				report(sandbox, ACCOUNTS[1]);
			},
			(sandbox) => report(sandbox, ACCOUNTS[0]),
		],
		meanwhile: ({ clock }) => clock.advance(10_000),
		after: [['reportReady id4'], []],
		last: [
			(sandbox) => {
				sandbox.office.reports.failNext('No data');
				report(sandbox, ACCOUNTS[1]);
				sandbox.clock.advance(10_000);
			},
			['reportFailed id6'],
		],
	},
};
