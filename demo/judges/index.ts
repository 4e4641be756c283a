import type { Sandbox } from '../../sandbox';
import { finding, type Finding } from '../finding';
import {
	callLastMonth,
	costOfCalls,
	employSomebody,
	flowFiles,
	flowsElsewhere,
	haveFlowElsewhere,
	nameFlowsBadly,
	staffChanges,
} from './administration';
import { judgeApproval, judgeReply } from './answers';
import { reminderCalls, steeredCalls, wallboard, yesterdaysCalls } from './calls';
import type { Evidence, Judge } from './evidence';
import { archivedRecordings, recordTwoDays, summariesWithRecordings } from './files';
import { historyOfPerson, textsOnOrders } from './messages';
import { customerGone, idsOfAccount, onboarded, reportRows, resentNotifications } from './office';
import { judgeColleagueOut, judgeCrmRecord, judgeLiveCalls, judgePeopleIn } from './sessions';

export type { Evidence } from './evidence';

const JUDGES: Record<string, Judge> = {
	'ask-and-look-for-reply': judgeReply,
	'ask-for-approval': judgeApproval,
	'archive-recordings-of-a-day': archivedRecordings,
	'bring-people-in': judgePeopleIn,
	'call-summary-with-recording': summariesWithRecordings,
	'cost-of-calls': costOfCalls,
	'crm-record-on-console': judgeCrmRecord,
	'customer-leaves': customerGone,
	'customer-onboarding': onboarded,
	'flows-to-another-account': flowsElsewhere,
	'flows-to-files': flowFiles,
	'history-of-a-person': historyOfPerson,
	'ids-of-your-account': idsOfAccount,
	'joiners-and-leavers': staffChanges,
	'live-calls-and-holds': judgeLiveCalls,
	'reminder-call': reminderCalls,
	'reply-resumes-workflow-ask': judgeReply,
	'report-to-rows': reportRows,
	'resend-failed-notifications': resentNotifications,
	'send-text-on-order': textsOnOrders,
	'steer-a-live-call': steeredCalls,
	'take-colleague-out': judgeColleagueOut,
	wallboard,
	'yesterdays-calls-to-rows': yesterdaysCalls,
};

/** What an example needs in the sandbox beyond the seeded data. */
const PREPARED: Record<string, (sandbox: Sandbox) => void> = {
	'cost-of-calls': callLastMonth,
	'flows-to-another-account': haveFlowElsewhere,
	'flows-to-files': nameFlowsBadly,
	'joiners-and-leavers': employSomebody,
	'archive-recordings-of-a-day': recordTwoDays,
	'steer-a-live-call': ({ office }) => {
		const openSince = new Date(Date.now() - 3 * 3_600_000);
		office.start({
			fromName: 'Forgotten',
			dateCreated: `${openSince.toISOString().slice(0, 19)}Z`,
		});
	},
	wallboard: ({ office }) => {
		for (let ringing = 0; ringing < 3; ringing++) office.start({ callState: 'Ringing' });
	},
};

/** Prepares the sandbox for an example. */
export function prepare(key: string, sandbox: Sandbox): void {
	PREPARED[key]?.(sandbox);
}

/** What a run of an example shows; every judge checks a change in the sandbox or an answer. */
export async function judge(key: string, evidence: Evidence): Promise<Finding[]> {
	const { status, error } = evidence.execution;
	if (status !== 'success') {
		const reason = `${error?.message ?? ''} ${error?.description ?? ''}`.trim();
		return [finding(false, `the workflow runs through (it ended with "${status}": ${reason})`)];
	}
	const judgeThis = JUDGES[key];
	if (!judgeThis) return [finding(false, `there is a check for examples/${key}.json`)];
	return [finding(true, 'the workflow runs through'), ...(await judgeThis(evidence))];
}
