import type { Source } from '../../operation/answers/binary';
import type { Exchange } from '../../operation/exchange';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Where the workbook of a report is; its name comes with it. */
export const workbookOfReport = async ({ request, values }: Exchange): Promise<Source> => ({
	url: request.url,
	contentType: WORKBOOK,
	json: { id: values.reportId },
});
