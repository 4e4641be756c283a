import type { IBinaryData, IDataObject, INode, NodeApiError } from 'n8n-workflow';

import type { Field } from '../../shared/fields/field';
import { quoted, refused } from '../../shared/fields/refusal';
import { someText } from '../../shared/fields/text';
import type { Exchange } from './exchange';
import type { Answer } from './operation';

/** Which binary field of the item holds the file. */
export const inputBinaryField: Field = {
	property: {
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input field that holds the file to upload',
	},
	// In n8n's combined mode an expression gives the file itself.
	read: (value) => (typeof value === 'object' && value !== null ? value : someText(value)),
};

/** Characters of base64 that are decoded at a time: a multiple of four, about 64 KB. */
const PIECE = 4 * 22_000;

/**
 * Lets an operation send a file: what it sends in its body goes into a form beside the file. The
 * file is read while it is sent, so that it is in memory once at most, and not at all where n8n
 * keeps binary data on disk.
 */
export const uploading = (answer: Answer): Answer => ({
	...answer,
	fields: [inputBinaryField, ...answer.fields],
	check: givenFile,
	async run(exchange) {
		const { request } = exchange;
		const form = new MultipartForm();
		for (const [name, value] of Object.entries(request.body as IDataObject)) {
			form.append(name, String(value));
		}
		const part = await partOf(exchange, givenFile(exchange));
		form.append('file', part);
		request.body = form as never;
		return await answer.run(exchange).catch((error: unknown) => {
			throw part.refusal ?? error;
		});
	},
});

/** Lets an update send new content as well, where the field for it was added. */
export const replacingContent = (answer: Answer): Answer => {
	const withContent = uploading(answer);
	const isAdded = ({ values }: Exchange) => values.binaryPropertyName !== undefined;
	return {
		...answer,
		check(exchange) {
			if (isAdded(exchange)) givenFile(exchange);
		},
		run: async (exchange) => await (isAdded(exchange) ? withContent : answer).run(exchange),
	};
};

/** The whole content of a file of the item, for what has to be read before it is sent. */
export async function readFile(exchange: Exchange, file: IBinaryData): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	const { stream } = await partOf(exchange, file);
	for await (const chunk of stream()) chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** The file of the item. @throws NodeApiError when there is none */
export function givenFile(exchange: Exchange): IBinaryData {
	const { context } = exchange;
	const name = exchange.values.binaryPropertyName as string;
	try {
		return context.helpers.assertBinaryData(name);
	} catch {
		const names = Object.keys(context.getInputData().binary ?? {});
		throw refused(
			context.getNode(),
			`'Input Data Field Name' is ${quoted(name)}, but the item has no file there`,
			names.length > 0
				? `Binary fields of this item: ${names.join(', ')}.`
				: 'Put a step before this one that outputs a file, such as Read/Write Files from Disk or HTTP Request.',
		);
	}
}

/** A file that knows why it could not be sent as it was announced. */
interface CheckedPart extends FilePart {
	refusal?: NodeApiError;
}

async function partOf({ context, request }: Exchange, file: IBinaryData): Promise<CheckedPart> {
	const { helpers } = context;
	const { id, data, mimeType } = file;
	const given = (request.body as IDataObject).fileName ?? file.fileName;
	const name = given ? String(given) : 'file';
	const base64 = id ? '' : base64In(context.getNode(), name, data);
	const open = async () => (await helpers.getBinaryStream(id!)) as AsyncIterable<Uint8Array>;
	const size = id
		? await helpers.getBinaryMetadata(id).then(
				({ fileSize }) => fileSize,
				async () => await lengthOf(await open()),
			)
		: Buffer.byteLength(base64, 'base64');
	const part: CheckedPart = {
		name,
		type: mimeType,
		size,
		async *stream() {
			let left = size;
			for await (const chunk of id ? await open() : decoded(base64)) {
				left -= chunk.length;
				if (left < 0) break;
				yield chunk;
			}
			if (left === 0) return;
			// The length is announced: the server would wait for the rest until its time is over.
			throw (part.refusal = refused(
				context.getNode(),
				`n8n did not keep the file ${quoted(name)} as a whole`,
				`It should have ${size.toLocaleString('en')} bytes. Nothing was stored in Evo Voice. Run the step again that outputs the file, and check the disk of n8n.`,
			));
		},
	};
	return part;
}

/** The file's content in base64 without anything else. @throws NodeApiError when it is something else */
function base64In(node: INode, name: string, data: unknown): string {
	const text = typeof data === 'string' ? data : '';
	const base64 = text.replace(/^data:[^,]*;base64,/i, '').replace(/\s+/g, '');
	if (typeof data === 'string' && /^[\w+/-]*={0,2}$/.test(base64)) return base64;
	throw refused(
		node,
		`The content of the file ${quoted(name)} cannot be read`,
		'n8n keeps a file as base64, and something else is there. If a Code node makes the file, let it set data to the content in base64, e.g. with this.helpers.prepareBinaryData().',
	);
}

async function lengthOf(chunks: AsyncIterable<Uint8Array>): Promise<number> {
	let length = 0;
	for await (const chunk of chunks) length += chunk.length;
	return length;
}

function* decoded(base64: string): Generator<Uint8Array> {
	for (let at = 0; at < base64.length; at += PIECE) {
		yield Buffer.from(base64.slice(at, at + PIECE), 'base64');
	}
}

/** A file in a form. Each attempt to send it opens it again. */
interface FilePart {
	/** The file's name, and its type. */
	name: string;
	type: string;
	/** Length of the stream in bytes. */
	size: number;
	stream: () => AsyncIterable<Uint8Array>;
}

/**
 * A multipart form whose files are streamed. n8n's request helper accepts anything that behaves like
 * the platform's `FormData`, whose own files must be in memory; the helper writes boundaries and
 * headers.
 */
class MultipartForm {
	private readonly parts: Array<[name: string, value: string | FilePart]> = [];

	readonly [Symbol.toStringTag] = 'FormData';

	append(name: string, value: string | FilePart): void {
		this.parts.push([name, value]);
	}

	entries() {
		return this.parts.values();
	}

	[Symbol.iterator]() {
		return this.entries();
	}
}
