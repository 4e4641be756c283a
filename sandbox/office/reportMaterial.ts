import type { EndpointInfo, SessionInfo } from './model';
import type { Office } from './office';
import type { ReportRequest } from './reportModel';

/** What reports are made of: the sessions and endpoints that a request is about. */
export class Material {
	private readonly localTime: Intl.DateTimeFormat;

	/**
	 * Assumption: time zones go by their IANA names, and days without one are days in UTC.
	 * @throws Error for a time zone that is not known
	 */
	constructor(
		private readonly office: Office,
		readonly request: ReportRequest,
	) {
		const timeZone = request.timeZoneId || 'UTC';
		try {
			// Swedish dates are written as the API's day filters are.
			const style = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
			this.localTime = new Intl.DateTimeFormat('sv-SE', style);
		} catch {
			throw new Error(`The time zone ID '${timeZone}' was not found on the local computer.`);
		}
	}

	/** The calls of the account that the request asks for, the oldest first. */
	calls(): SessionInfo[] {
		const { office, request } = this;
		return office
			.sessions()
			.filter((session) => session.channel === 'Voice' && session.accountId === request.accountId)
			.filter((session) => request.includeArchivedSessions || !office.isArchived(session))
			.filter((session) => this.isInTime(session) && this.isMeant(session))
			.sort((a, b) => (a.dateCreated < b.dateCreated ? -1 : 1));
	}

	/** The calls that waited in a queue or still do. */
	queued(): SessionInfo[] {
		return this.calls().filter((call) => call.queueState !== 'None');
	}

	endpoints(): EndpointInfo[] {
		const { accountId, customerId, types } = this.request;
		return this.office.endpoints.filter(
			(endpoint) =>
				endpoint.accountId === accountId &&
				isOf(endpoint, customerId) &&
				(!types?.length || types.includes(endpoint.type)),
		);
	}

	/** Date and time in the request's time zone; empty where there is none. */
	time(date: string | undefined): string {
		return date ? this.localTime.format(new Date(date)) : '';
	}

	/** How long a call lasted, in seconds; up to now where it is not over. */
	seconds(call: SessionInfo): number {
		const end = call.dateCompleted ?? this.office.now();
		return Math.round((Date.parse(end) - Date.parse(call.dateCreated)) / 1000);
	}

	queueName(call: SessionInfo): string {
		return this.office.directory.endpoint(call.ringQueueId)?.displayName ?? '';
	}

	private isInTime(session: SessionInfo): boolean {
		const { startDate, endDate } = this.request;
		const day = this.time(session.dateCreated).slice(0, 10);
		return (!startDate || day >= startDate) && (!endDate || day <= endDate);
	}

	private isMeant(session: SessionInfo): boolean {
		const { customerId, endpointId, flowId, specificState } = this.request;
		const endpoint = this.office.directory.endpoint(session.endpointId);
		return (
			isOf(session, customerId) &&
			(!endpointId || session.endpointId === endpointId) &&
			(!flowId || endpoint?.flowId === flowId) &&
			(!specificState || session.outcome === specificState)
		);
	}
}

function isOf(owned: Pick<SessionInfo, 'customerBreadcrumb'>, customerId?: string): boolean {
	return !customerId || owned.customerBreadcrumb.some((step) => step.id === customerId);
}
