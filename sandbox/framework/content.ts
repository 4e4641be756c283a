import { Readable } from 'node:stream';

/** An answer that is no object: the bytes of a file, opened when they are sent. */
export interface Content {
	/** Its length in bytes; absent where it shows only when it is sent. */
	length?: number;
	headers: Record<string, string>;
	open(): Readable;
}

/** An answer that sends the client to another address. */
export class Redirect {
	readonly headers: Record<string, string>;

	constructor(location: string) {
		this.headers = { location };
	}
}

export function isContent(result: object): result is Content {
	return 'open' in result && typeof result.open === 'function';
}
