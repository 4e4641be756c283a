import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Shapes } from '../../../shared/entities/entity';
import type { Field } from '../../../shared/fields/field';
import type { Exchange } from '../exchange';

/** What an operation outputs, and the fields that this needs, such as a limit. */
export interface Answer {
	fields: readonly Field[];
	/** The fields of an output item as a workflow gets it by default; the source of the output schema. */
	gives: Shapes;
	/** Refuses, before anything is sent, what no single field shows. @throws NodeApiError */
	check?: (exchange: Exchange) => void;
	/** Sends the requests and makes the output items. @throws NodeApiError */
	run: (exchange: Exchange) => Promise<INodeExecutionData[]>;
}

/** Items of plain objects. */
export const itemsOf = (objects: IDataObject[]): INodeExecutionData[] =>
	objects.map((json) => ({ json }));
