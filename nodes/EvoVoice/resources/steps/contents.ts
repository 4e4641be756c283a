import { simplify } from '../../../shared/entities/entity';
import type { File } from '../../../shared/entities/file';
import { file } from '../../../shared/entities/file';
import { refused } from '../../../shared/fields/refusal';
import type { Source } from '../../operation/answers/binary';
import type { Exchange } from '../../operation/exchange';

/** Where the content of a file is. @throws NodeApiError when the file is not found or has none */
export async function contentOfFile(exchange: Exchange): Promise<Source> {
	const found = await exchange.ask();
	const { uri, fileName, contentType }: File = found;
	if (uri) return { url: uri, fileName, contentType, json: simplify(file, found) };
	throw refused(
		exchange.context.getNode(),
		`The file '${String(exchange.values.fileId)}' has no content to download`,
		'A recording or fax that has just been made may take a moment to be there. Try again in a minute.',
	);
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Where the workbook of a report is; its name comes with it. */
export const workbookOfReport = async ({ request, values }: Exchange): Promise<Source> => ({
	url: request.url,
	contentType: WORKBOOK,
	json: { id: values.reportId },
});
