import type { Fields } from '../framework/binding';
import { notFound, notYours } from '../framework/failures';
import type { Operation, UserCall } from '../framework/operation';
import { inOrder } from '../office/model';
import { REPORT_KINDS, type ReportKind } from '../office/reportKinds';
import { REPORT_FIELDS, type ReportRequest } from '../office/reportModel';
import type { Report } from '../office/reports';
import { workbookOf } from '../office/workbook';
import { accountOf, dayOf, forOffice } from './belonging';
import { textOf } from './reach';

const OF_EVERY_REPORT: Fields = {
	accountId: 'text',
	emailAddressToNotify: 'text',
	webhookUrl: 'text',
	startDate: 'text',
	endDate: 'text',
	timeZoneId: 'text',
};

/** Assumption: which report reads which of these is not known; what does not concern it is ignored. */
const OF_SOME_REPORTS: Fields = {
	customerId: 'text',
	endpointId: 'text',
	flowId: 'text',
	metricName: 'text',
	specificState: 'text',
	includeArchivedSessions: 'bool',
	includeCustomerIds: 'bool',
	syncDocumoNumbers: 'bool',
	types: 'list',
};

const ANY_VERB = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const written = ({ info }: Report) => inOrder(info, REPORT_FIELDS);

/** @throws ServiceFailure 400 for a day that is no date */
function run(call: UserCall, kind: ReportKind): object {
	const accountId = accountOf(call);
	const request: ReportRequest = {
		...call.request,
		accountId,
		startDate: dayOf(call.request.startDate, 'StartDate'),
		endDate: dayOf(call.request.endDate, 'EndDate'),
	};
	return written(call.office.reports.run(kind, request, call.user.id));
}

/**
 * The report with the ID that a request names.
 *
 * Assumption: the report of another login is refused.
 */
function reportOf(call: UserCall): Report {
	const id = textOf(call.request.id);
	const report = call.office.reports.get(id);
	if (!report) throw notFound(`Report ${id} was not found`);
	if (report.userId !== call.user.id) throw notYours();
	return report;
}

/** Assumption: a workbook that is not there yet, or never will be, is not found. */
function download(call: UserCall): object {
	const { info, table } = reportOf(call);
	if (table) return workbookOf(info.name, table);
	throw notFound(`Report ${info.id} has no workbook, its status is ${info.status}`);
}

function listReports(call: UserCall): object {
	const accountId = accountOf(call);
	return { reports: call.office.reports.of(call.user.id, accountId).map(written) };
}

function deleteReport(call: UserCall): undefined {
	call.office.reports.remove(reportOf(call).info.id);
}

/** The agent state report is documented: it serves any verb, and has no further fields. */
function requestFor(kind: ReportKind): Operation {
	const isDocumented = kind.operation === 'AgentStateReport';
	const verbs = isDocumented ? ANY_VERB : ['POST'];
	return forOffice({
		name: kind.operation,
		routes: kind.route ? verbs.map((verb) => [verb, `/reports/${kind.route}`] as const) : [],
		verbs,
		fields: isDocumented ? OF_EVERY_REPORT : { ...OF_EVERY_REPORT, ...OF_SOME_REPORTS },
		handle: (call) => run(call, kind),
	});
}

// Assumption: the names of the operations that list, download and delete reports.
export const reportOperations: Operation[] = [
	...REPORT_KINDS.map(requestFor),
	forOffice({
		name: 'ListReports',
		routes: [['GET', '/reports']],
		fields: { accountId: 'text' },
		handle: listReports,
	}),
	forOffice({
		name: 'DownloadReport',
		routes: [['GET', '/reports/{id}.xlsx']],
		fields: { id: 'text' },
		handle: download,
	}),
	forOffice({
		name: 'DeleteReport',
		routes: [['DELETE', '/reports/{id}']],
		fields: { id: 'text' },
		handle: deleteReport,
	}),
];
