export const REPORT_STATUSES = ['Queued', 'Running', 'Completed', 'Error'] as const;

/** What a request for a report can say; each kind reads what concerns it. */
export interface ReportRequest {
	accountId: string;
	emailAddressToNotify?: string;
	/** First and last day, `YYYY-MM-DD`, both inclusive, in the time zone. */
	startDate?: string;
	endDate?: string;
	timeZoneId?: string;
	customerId?: string;
	endpointId?: string;
	flowId?: string;
	metricName?: string;
	specificState?: string;
	includeArchivedSessions?: boolean;
	includeCustomerIds?: boolean;
	types?: string[];
}

export interface ReportInfo {
	id: string;
	name: string;
	status: (typeof REPORT_STATUSES)[number];
	statusMessage?: string;
	dateCreated: string;
	dateUpdated: string;
	downloadLink?: string;
	jobId: string;
	emailAddressToNotify?: string;
	server: string;
}

export const REPORT_FIELDS = [
	'id',
	'name',
	'status',
	'statusMessage',
	'dateCreated',
	'dateUpdated',
	'downloadLink',
	'jobId',
	'emailAddressToNotify',
	'server',
];

export type Cell = string | number | undefined;

/** What stands in a workbook. */
export interface Table {
	columns: string[];
	rows: Cell[][];
}
