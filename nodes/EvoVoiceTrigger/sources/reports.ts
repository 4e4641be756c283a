import type { IDataObject } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

import { simplify as simplified } from '../../shared/entities/entity';
import { appearing, sampleOf } from '../appearing/kind';
import type { Appeared } from '../appearing/kind';
import { report as entity } from '../../shared/entities/report';
import type { Report } from '../../shared/entities/report';
import { contains } from '../filters';
import type { Told } from '../kind';
import { OFFICE_ROLES } from './files';
import { textFilter } from './filterFields';
import type { Offer } from './offer';

/** What it means that a report has come to a status. */
const BY_STATUS: Record<string, string> = { Completed: 'reportReady', Error: 'reportFailed' };

const isDone = (status: unknown): status is string =>
	typeof status === 'string' && Object.hasOwn(BY_STATUS, status);

const REPORTS = appearing<Report>({
	date: ({ dateCreated }) => dateCreated,
	mark: ({ status }) => (isDone(status) ? status : ''),
	events: ({ status }, before) => (isDone(status) && status !== before ? [BY_STATUS[status]] : []),
});

/** The reports that the login asked for, in the chosen accounts. */
export const REPORTS_OFFER: Offer<Report, Appeared<Report>, Told<Report>> = {
	value: 'reports',
	name: 'Reports',
	action: 'On reports that are ready',
	description: 'Reports that were asked for with the login in the credential; for managers',
	events: [
		{
			value: 'reportReady',
			name: 'Report Ready',
			description: 'A report is complete and can be downloaded',
		},
		{
			value: 'reportFailed',
			name: 'Report Failed',
			description: 'A report could not be made; its status message says why',
		},
	],
	defaultEvents: ['reportReady'],
	hasAccounts: true,
	filters: [textFilter('Name Contains', 'nameContains', 'reports whose name', 'e.g. Call history')],
	askedWith: [],
	kind: REPORTS,
	tellsOfUnlisted: true,
	open: (service, { accounts }) => ({
		kind: REPORTS,
		// One after the other: a login that is refused knocks once, however many accounts there are.
		async page() {
			const things: unknown[] = [];
			for (const accountId of accounts) {
				const question = { roles: OFFICE_ROLES };
				const answer = await service.get('/reports', { accountId }, question);
				things.push(...service.list(answer, 'reports'));
			}
			return { things, hasMore: false };
		},
	}),
	meets: ({ name }, { nameContains }) => !nameContains || contains(nameContains, name),
	item: ({ thing }, simplify) => ({
		report: simplify ? simplified(entity, thing as IDataObject) : (deepCopy(thing) as IDataObject),
	}),
	sample: sampleOf(REPORTS, {
		reportReady: { status: 'Completed' },
		reportFailed: { status: 'Error', statusMessage: 'The report could not be made.' },
	}),
	nothing: {
		message: 'This login has no report in the chosen accounts',
		description: 'Run a report with the same login, and execute the step again.',
	},
	plural: 'reports',
};
