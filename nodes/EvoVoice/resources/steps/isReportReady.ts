import type { IDataObject } from 'n8n-workflow';

import { readable } from '../../../shared/api/response';
import { refused } from '../../../shared/fields/refusal';
import type { Exchange } from '../../operation/exchange';

/**
 * Whether a report can be downloaded.
 *
 * @throws NodeApiError with what Evo Voice says about a report that could not be made
 */
export function isReportReady({ context }: Exchange, report: IDataObject): boolean {
	if (report.status !== 'Error') return report.status === 'Completed';
	const name = `The report '${String(report.name ?? report.id)}'`;
	throw refused(
		context.getNode(),
		readable(report.statusMessage) ?? `${name} could not be made`,
		`${name} could not be made. Check the fields of the step that runs it, and run it again.`,
	);
}
