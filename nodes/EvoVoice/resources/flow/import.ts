import { OFFICE_ROLES } from '../../../shared/api/roles';
import { imported, packageField } from '../../operation/answers/flowPackage';
import type { Operation } from '../../operation/operation';
import { accountId } from '../fields/account';

/** The import of a package; known from the vendor's client, its answer is not. */
export const importFlows: Operation = {
	name: 'Import',
	value: 'import',
	action: 'Import flows from package',
	description: 'Add the flows of a package to an account, as new ones each time',
	roles: OFFICE_ROLES,
	method: 'POST',
	path: '/packages',
	fields: [accountId('body'), packageField],
	answer: imported,
};
