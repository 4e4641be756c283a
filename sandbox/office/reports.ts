import type { ReportKind } from './reportKinds';
import { Material } from './reportMaterial';
import type { ReportInfo, ReportRequest, Table } from './reportModel';
import type { Office } from './office';

/** A report with what its list does not show. */
export interface Report {
	info: ReportInfo;
	accountId: string;
	/** Id of the login that asked for it. */
	userId: string;
	/** The content of the workbook, once it is there. */
	table?: Table;
}

// Assumption: how long reports take is not known; these are long enough to be seen waiting.
const QUEUED_MS = 2_000;
const RUNS_MS = 4_000;

/** The background jobs that make workbooks, on the office's clock. */
export class Reports {
	private readonly byId = new Map<string, Report>();
	private nextMessages: string[] = [];

	constructor(private readonly office: Office) {}

	clear(): void {
		this.byId.clear();
		this.nextMessages = [];
	}

	/** Lets the next report that is asked for end in Error, with this status message. */
	failNext(statusMessage: string): void {
		this.nextMessages.push(statusMessage);
	}

	/**
	 * Queues a report.
	 *
	 * Assumption: a `webhookUrl` is accepted and not called, since what it would receive is not
	 * documented.
	 */
	run(kind: ReportKind, request: ReportRequest, userId: string): Report {
		const now = this.office.now();
		const info: ReportInfo = {
			id: this.office.newId(),
			name: kind.name,
			status: 'Queued',
			dateCreated: now,
			dateUpdated: now,
			jobId: this.office.newId(),
			emailAddressToNotify: request.emailAddressToNotify,
			server: 'sandbox',
		};
		const report: Report = { info, accountId: request.accountId, userId };
		this.byId.set(info.id, report);
		const failure = this.nextMessages.shift();
		this.later(report, QUEUED_MS, () => {
			this.set(report, { status: 'Running' });
			this.later(report, RUNS_MS, () => this.finish(report, kind, request, failure));
		});
		return report;
	}

	/** The reports that a login asked for, the newest first. */
	of(userId: string, accountId: string): Report[] {
		const own = this.all().filter(
			(report) => report.userId === userId && report.accountId === accountId,
		);
		return own.reverse();
	}

	/** Every report in the order in which they were asked for. */
	all(): Report[] {
		return [...this.byId.values()];
	}

	get(id: string): Report | undefined {
		return this.byId.get(id);
	}

	remove(id: string): void {
		this.byId.delete(id);
	}

	private later(report: Report, delayMs: number, step: () => void): void {
		this.office.clock.in(delayMs, () => {
			if (this.byId.get(report.info.id) === report) step();
		});
	}

	private set(report: Report, fields: Partial<ReportInfo>): void {
		Object.assign(report.info, fields, { dateUpdated: this.office.now() });
	}

	private finish(report: Report, kind: ReportKind, request: ReportRequest, failure?: string): void {
		try {
			if (failure !== undefined) throw new Error(failure);
			report.table = kind.table(new Material(this.office, request));
			// Assumption: whether the link is a path or a whole address is not known.
			const downloadLink = `/reports/${report.info.id}.xlsx`;
			this.set(report, { status: 'Completed', downloadLink });
			this.notify(report);
		} catch (reason) {
			this.set(report, { status: 'Error', statusMessage: (reason as Error).message });
		}
	}
	/** Assumption: who wanted a mail shows up among the notifications. */
	private notify({ info, accountId }: Report): void {
		if (!info.emailAddressToNotify) return;
		this.office.notifications.add({
			accountId,
			subject: `Report ${info.name} is ready`,
			recipients: [{ address: info.emailAddressToNotify }],
		});
	}
}
