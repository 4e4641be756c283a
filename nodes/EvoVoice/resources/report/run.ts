import { OFFICE_ROLES } from '../../../shared/api/roles';
import { report } from '../../../shared/entities/report';
import { one } from '../../operation/answers/one';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';
import { reportType, REPORT_FIELDS } from '../fields/report';

/** AgentStateReport and the other reports: queues a job. The chosen type has the address. */
export const run: Operation = {
	name: 'Run',
	value: 'run',
	action: 'Run report on calls or agents in background',
	description: 'Start a report in the background; go on with Wait, then Download',
	roles: OFFICE_ROLES,
	method: 'POST',
	path: '/reports/{report}',
	fields: [reportType, accountId('body'), ...REPORT_FIELDS],
	answer: one(report),
};
