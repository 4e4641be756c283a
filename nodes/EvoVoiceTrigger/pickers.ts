import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { evoVoiceRequest } from '../shared/api';
import { readAccounts } from '../shared/pickers/accounts';

export { searchCustomers, searchEndpoints } from '../shared/pickers';

/** The accounts that the login reaches. @throws NodeApiError when it reaches none */
export async function getAccounts(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return readAccounts(
		this.getNode(),
		await evoVoiceRequest.call(this, { method: 'GET', url: '/auth/status' }),
	);
}
