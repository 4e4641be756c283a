import { report } from '../../../shared/entities/report';
import { picker } from '../../../shared/fields/picker';
import { id } from '../../../shared/fields/ids';
import type { OperationField } from '../../operation/operation';

/** Which report an operation works on. */
export const reportId: OperationField = {
	property: picker(
		'searchReports',
		{
			placeholder: 'e.g. 673f2a9c51d0e84b7c6a1f02',
			hint: 'Run and Get Many return it as <code>id</code>',
		},
		{
			displayName: 'Report',
			name: 'reportId',
			required: true,
			description: 'The report to work with, one that this login has run',
		},
	),
	to: { part: 'path', name: 'reportId' },
	read: id,
	entity: report,
};
