import busboy from 'busboy';
import type { IncomingMessage } from 'node:http';

/** A file of a multipart form. Its bytes stay in the pieces in which they came: one copy of them. */
export interface UploadedFile {
	/** Name of the form's part. */
	part: string;
	fileName?: string;
	contentType: string;
	length: number;
	chunks: Buffer[];
}

/** What a multipart form holds. */
export interface Form {
	fields: Record<string, string>;
	files: UploadedFile[];
}

export function isMultipart({ headers }: IncomingMessage): boolean {
	return /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
}

/**
 * Reads a multipart form as it comes in.
 *
 * Assumption: a form that cannot be read counts as one with what could be read of it.
 */
export async function readForm(request: IncomingMessage): Promise<Form> {
	const form: Form = { fields: {}, files: [] };
	return await new Promise((resolve) => {
		const done = () => resolve(form);
		try {
			const parser = busboy({ headers: request.headers, defParamCharset: 'utf8' });
			parser.on('field', (name, value) => (form.fields[name] = value));
			parser.on('file', (part, stream, { filename, mimeType }) => {
				const file = { part, fileName: filename, contentType: mimeType, length: 0, chunks: [] };
				form.files.push(file);
				stream.on('data', (chunk: Buffer) => keep(file, chunk));
			});
			parser.on('close', done).on('error', done);
			request.on('error', done).pipe(parser);
		} catch {
			done();
		}
	});
}

function keep(file: UploadedFile, chunk: Buffer): void {
	file.chunks.push(chunk);
	file.length += chunk.length;
}
