import { option } from '../../../shared/fields/collections';
import type { Field } from '../../../shared/fields/field';
import { inBody, readField } from '../../../shared/fields/field';
import { flowPackage } from '../../../shared/fields/flowJson';
import type { Exchange } from '../exchange';
import { givenFile, inputBinaryField, readFile } from '../upload';
import type { Answer } from './answer';
import { undocumented } from './undocumented';

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
