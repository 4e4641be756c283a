import type { IDataObject } from 'n8n-workflow';

import { option } from '../../../shared/fields/collections';
import type { Field } from '../../../shared/fields/field';
import { someText } from '../../../shared/fields/text';
import type { Answer } from './answer';

const toFile: Field = option({
	property: {
		displayName: 'Output Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		description:
			'Add this to get the package as a JSON file, too, in the output field of this name',
	},
	read: someText,
});

/** A package of flows as an item and, if wanted, as a JSON file that reads well line by line. */
export const exported: Answer = {
	fields: [toFile],
	gives: {
		flows: { list: 'data' },
		customerFields: { list: 'data' },
		endpointFields: { list: 'data' },
		systemFields: { list: 'data' },
	},
	async run(exchange) {
		const json = await exchange.ask();
		const name = exchange.values.binaryPropertyName as string | undefined;
		if (name === undefined) return [{ json }];
		const file = await exchange.context.helpers.prepareBinaryData(
			Buffer.from(`${JSON.stringify(json, null, 2)}\n`),
			fileNameOf(json),
			'application/json',
		);
		return [{ json, binary: { [name]: file } }];
	},
};

/** One flow gives the file its name, without the signs that file names cannot have. */
function fileNameOf({ flows }: IDataObject): string {
	const [only, ...others] = (Array.isArray(flows) ? flows : []) as IDataObject[];
	if (!only || others.length > 0) return 'flows.json';
	// eslint-disable-next-line no-control-regex
	return `${String(only.name).replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '-')}.json`;
}
