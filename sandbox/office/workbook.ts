import { Readable } from 'node:stream';
import type { Content } from '../framework/content';
import type { Table } from './reportModel';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const COLUMN_WIDTH = 22;

async function* bytesOf(name: string, { columns, rows }: Table): AsyncGenerator<Buffer> {
	// Loaded only here: few who start the sandbox download a workbook.
	const { default: excel } = await import('exceljs');
	const workbook = new excel.Workbook();
	const sheet = workbook.addWorksheet(name);
	sheet.columns = columns.map((header) => ({ header, width: COLUMN_WIDTH }));
	sheet.getRow(1).font = { bold: true };
	sheet.addRows(rows);
	yield Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The Excel workbook of a table, as a file to download; its length shows when it is written. */
export function workbookOf(name: string, table: Table): Content {
	return {
		headers: {
			'content-type': XLSX,
			// Assumption: the file is named after the report.
			'content-disposition': `attachment; filename="${name}.xlsx"`,
		},
		open: () => Readable.from(bytesOf(name, table)),
	};
}
