import { report as entity } from '../../shared/entities/report';
import type { Report } from '../../shared/entities/report';
import { textFilter } from '../filters';
import { OFFICE_ROLES } from '../../shared/api/roles';
import { createdAt } from '../text';
import type { ArrivalSource } from './tracker';
import { arrivalTracker, outputOf, sampleOf } from './tracker';

/** What it means that a report has come to a status. */
const BY_STATUS: Record<string, string> = { Completed: 'reportReady', Error: 'reportFailed' };

const isDone = (status: unknown): status is string =>
	typeof status === 'string' && Object.hasOwn(BY_STATUS, status);

/** @param before how far the report had come; undefined for a new one */
const eventsOf = ({ status }: Report, before?: string) =>
	isDone(status) && status !== before ? [BY_STATUS[status]] : [];

/** The reports that the login asked for, in the chosen accounts. */
export const REPORTS: ArrivalSource<Report> = {
	value: 'reports',
	name: 'Reports',
	action: 'On reports that are ready',
	description: 'Reports that were asked for with the login in the credential; for managers',
	events: [
		{ value: 'reportReady', description: 'A report is complete and can be downloaded' },
		{
			value: 'reportFailed',
			description: 'A report could not be made; its status message says why',
		},
	],
	defaultEvents: ['reportReady'],
	hasAccounts: true,
	filters: [
		textFilter('Name Contains', 'nameContains', 'reports whose name', 'name', 'e.g. Call history'),
	],
	tracker: arrivalTracker<Report>({
		dateOf: ({ dateCreated }) => createdAt(dateCreated),
		mark: ({ status }) => (isDone(status) ? status : ''),
		events: eventsOf,
	}),
	open: (service, { accounts }, { now }) => ({
		page: async () =>
			await service.eachAccount(accounts, now, async (accountId) => {
				const answer = await service.get('/reports', { accountId }, { roles: OFFICE_ROLES });
				return service.list(answer, 'reports');
			}),
	}),
	item: ({ thing }, simplify) => ({
		report: outputOf(entity, thing, simplify),
	}),
	sample: sampleOf((report: Report) => eventsOf(report), {
		reportReady: { status: 'Completed' },
		reportFailed: { status: 'Error', statusMessage: 'The report could not be made.' },
	}),
	nothing: {
		message: 'This login has no report in the chosen accounts',
		description: 'Run a report with the same login, and execute the step again.',
	},
	plural: 'reports',
};
