/** A file in a form. Each attempt to send it opens it again. */
export interface FilePart {
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
export class MultipartForm {
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
