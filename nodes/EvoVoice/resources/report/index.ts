import type { Resource } from '../../operation/operation';
import { deleteReport } from './delete';
import { download } from './download';
import { getAll } from './getAll';
import { run } from './run';
import { wait } from './wait';

export const report: Resource = {
	name: 'Report',
	value: 'report',
	description: 'An Excel workbook on calls, agents, numbers or billing',
	default: 'run',
	operations: [deleteReport, download, getAll, run, wait],
};
