import { file } from '../../../shared/entities/file';
import { inBody } from '../../../shared/fields/field';
import { picker } from '../../../shared/fields/picker';
import { id } from '../../../shared/fields/ids';
import { optionalOrMissing } from '../../../shared/fields/reader';
import { additional } from '../../../shared/fields/collections';
import { objectId } from './objectId';

/** Which file an operation works on. */
export const fileId = objectId(
	file,
	'searchFiles',
	'File',
	'The upload, recording, voice message or fax to work with',
	'e.g. 673f2a9c51d0e84b7c6a1f02',
);

/** The customer that a file is put to. */
export const forCustomer = additional(
	inBody(
		picker(
			'searchCustomers',
			{ placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001' },
			{
				displayName: 'Customer',
				name: 'customerId',
				description: 'Whose file it is; left out, it belongs to the account',
			},
		),
		optionalOrMissing(id),
	),
);
