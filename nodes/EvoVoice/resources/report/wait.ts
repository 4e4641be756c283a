import { OFFICE_ROLES } from '../../../shared/api/roles';
import { report } from '../../../shared/entities/report';
import { until } from '../../operation/answers/until';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { reportId } from '../fields/objectIds';
import { isReportReady } from '../steps/checks';

/** Polls the list of reports until one of them is Completed: no route returns a single report. */
export const wait: Operation = {
	name: 'Wait',
	value: 'wait',
	action: 'Wait until report is ready',
	description: 'Wait until a report is ready to be downloaded, or cannot be made',
	roles: OFFICE_ROLES,
	method: 'GET',
	path: '/reports',
	fields: [accountId('query'), { ...reportId, to: undefined }],
	answer: until(report, { at: 'reports', isDone: isReportReady }),
};
