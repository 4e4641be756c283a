import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../../shared/fields/field';
import { inBody, readField, option } from '../../../shared/fields/field';
import { flowPackage } from '../../../shared/fields/flowJson';
import { someText } from '../../../shared/fields/text';
import type { Exchange } from '../exchange';
import type { Answer } from '../operation';
import { givenFile, inputBinaryField, readFile } from '../upload';
import { undocumented } from './one';

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

/** The package; checked once it is known whether a file is taken instead. */
export const packageField = inBody(
	{
		displayName: 'Package',
		name: 'package',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description:
			'The package as Export returns it: a JSON object with a list of flows. To take it from a file, add Input Data Field Name under Options.',
	},
	(value) => value,
);

const fromFile: Field = option({
	...inputBinaryField,
	property: {
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		description: 'The name of the input field that holds the package as a JSON file',
	},
});

const isFromFile = ({ values }: Exchange) => values.binaryPropertyName !== undefined;

/** Imports a package from an item or a file, each checked before it is sent. */
export const imported: Answer = {
	...undocumented,
	fields: [fromFile],
	check(exchange) {
		if (isFromFile(exchange)) givenFile(exchange);
		else setPackage(exchange, packageField, exchange.values.package);
	},
	async run(exchange) {
		if (isFromFile(exchange)) {
			const file = await readFile(exchange, givenFile(exchange));
			setPackage(exchange, fromFile, file.toString('utf8').replace(/^\uFEFF/, ''));
		}
		return await undocumented.run(exchange);
	},
};

function setPackage({ context, request }: Exchange, { property }: Field, value: unknown): void {
	const read = readField(() => context.getNode(), { property, read: flowPackage }, value);
	Object.assign(request.body as object, { package: read });
}
