import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Shapes } from '../../../shared/entities/entity';
import type { Field } from '../../../shared/fields/field';
import type { Exchange } from '../exchange';

/** What an operation answers, and the fields that this needs, such as a limit. */
export interface Answer {
	fields: readonly Field[];
	/**
	 * Reads how the user wants the output, before anything is sent, and gives what asks and makes
	 * the items.
	 *
	 * @throws NodeApiError when a field cannot be read
	 */
	prepare: (exchange: Exchange) => () => Promise<INodeExecutionData[]>;
	/** What an item holds as a workflow gets it by default; the output schema is made of it. */
	gives: Shapes;
}

/** Items of plain objects. */
export const itemsOf = (objects: IDataObject[]): INodeExecutionData[] =>
	objects.map((json) => ({ json }));
