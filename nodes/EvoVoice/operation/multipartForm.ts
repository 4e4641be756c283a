/** A file in a form. It is opened anew for each try to send it. */
export interface FilePart {
	/** The file's name, and its type. */
	name: string;
	type: string;
	/** Bytes that the stream gives. */
	size: number;
	stream: () => AsyncIterable<Uint8Array>;
}

/**
 * A multipart form whose files are read while they are sent. n8n's request helper takes whatever
 * behaves as the platform's `FormData` does, whose own files have to be in memory as a whole; the
 * helper writes the boundaries and the headers.
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
