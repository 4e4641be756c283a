import type { Sandbox } from '../../sandbox';
import { sandboxUsers } from '../../sandbox/office/logins';
import { REPORT_KINDS } from '../../sandbox/office/reportKinds';
import type { ResourceChecks } from './agentCheck';

export const report: ResourceChecks = {
	run: ({ office }) => ({
		claim: 'queues a report of some days',
		chosen: { report: 'callHistory' },
		gives: { startDate: '2026-03-01', endDate: '2026-03-04' },
		effect: ([{ id, name }]) =>
			name === 'Call History' && office.reports.get(String(id)) !== undefined,
		refuses: [{ gives: { startDate: 'soon' }, says: ['date'] }],
	}),
	getAll: (sandbox) => {
		const { id } = queued(sandbox);
		return {
			claim: 'lists the reports of the login',
			gives: { returnAll: true },
			effect: (items) => items.some((found) => found.id === id),
		};
	},
	wait: (sandbox) => {
		const { id } = queued(sandbox);
		return {
			claim: 'waits until a report is ready',
			gives: { reportId: id },
			effect: ([found]) => found.id === id && found.status === 'Completed',
		};
	},
	download: (sandbox) => {
		const { id } = queued(sandbox, true);
		return {
			claim: 'fetches the workbook of a report, and says whose it is',
			gives: { reportId: id },
			effect: ([found]) =>
				found.id === id &&
				sandbox.requests.some(({ path, status }) => path.endsWith(`${id}.xlsx`) && status === 200),
		};
	},
	delete: (sandbox) => {
		const { id } = queued(sandbox);
		return {
			claim: 'deletes a report',
			gives: { reportId: id },
			effect: () => sandbox.office.reports.get(id) === undefined,
		};
	},
};

/** A report of the login that the tools have. */
function queued({ office }: Sandbox, ready = false) {
	const { id, accountIds } = sandboxUsers().teamLead;
	const found = office.reports.run(REPORT_KINDS[0], { accountId: accountIds[0] }, id);
	if (ready) {
		found.table = { columns: ['Day'], rows: [] };
		found.info.status = 'Completed';
	}
	return found.info;
}
