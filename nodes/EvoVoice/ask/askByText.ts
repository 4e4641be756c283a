import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { evoVoiceRequest } from '../../shared/api';
import type { Role } from '../../shared/api/roles';
import type { Field } from '../../shared/fields/field';
import { labelIn, readField } from '../../shared/fields/field';
import { connectionOf } from '../operation/requestOptions';
import { fromNumber } from '../resources/fields/endpoint';
import { toAddress } from '../resources/fields/message';
import { askAndWait } from './sendAndWait';

/** SendMessage, which carries the question, is for these. */
export const ASKS: readonly Role[] = ['User'];

/**
 * Asks a person by text message, and lets the execution wait for the answer.
 *
 * @throws NodeApiError or NodeOperationError, before anything is sent or because the text could not
 * be; with Continue On Fail an item that carries the message comes back instead
 */
export async function askByText(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await askAndWait(this, sendText);
	} catch (error) {
		if (this.continueOnFail()) {
			return [[{ json: { error: (error as Error).message }, pairedItem: { item: 0 } }]];
		}
		if (error instanceof NodeApiError) throw new NodeApiError(this.getNode(), error as never);
		throw new NodeOperationError(this.getNode(), error as Error);
	}
}

async function sendText(context: IExecuteFunctions, body: string): Promise<void> {
	const entered = ({ property, read }: Field) =>
		readField(
			() => context.getNode(),
			{ property, read },
			context.getNodeParameter(property.name, 0, '', { extractValue: true }),
		);
	const endpointId = entered(fromNumber);
	const to = entered(toAddress);
	const about = fromNumber.entity && { entity: fromNumber.entity, id: String(endpointId) };
	await evoVoiceRequest.call(
		context,
		{
			method: 'POST',
			url: '/messages',
			body: { endpointId, toAddress: to, body } as never,
			...connectionOf(context),
		},
		{
			about,
			roles: ASKS,
			labelOf: labelIn([fromNumber, toAddress]),
		},
	);
}
