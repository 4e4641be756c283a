import type { Sandbox } from '../../sandbox';
import { ask, basic } from './rawRequest';

export interface Reply<T> {
	status: number;
	statusText: string;
	/** The parsed body; undefined where there is none. */
	json: T;
}

export interface Page<T> {
	items: T[];
	totalCount: number;
	totalPages: number;
	hasMorePages: boolean;
}

export interface Failure {
	responseStatus: { errorCode: string; message: string; errors: Array<{ fieldName: string }> };
}

/** A client that knows the facts of the API and nothing of this project. */
export class Client {
	constructor(
		private readonly sandbox: Sandbox,
		private readonly login: keyof Sandbox['logins'] = 'manager',
	) {}

	async ask<T>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
		const headers = {
			accept: 'application/json',
			authorization: basic(this.sandbox.logins[this.login]),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
		};
		const answer = await ask(this.sandbox.url, path, { method, headers, body });
		const { status, statusText, text } = answer;
		const isJson = text.startsWith('{') || text.startsWith('[');
		return { status, statusText, json: (isJson ? JSON.parse(text) : undefined) as T };
	}

	async get<T>(path: string): Promise<T> {
		return (await this.ask<T>('GET', path)).json;
	}

	/** Everything that a list has, read page by page as the facts say it is safe. */
	async all<T>(path: string, countPerPage = 3): Promise<T[]> {
		const items: T[] = [];
		const more = path.includes('?') ? '&' : '?';
		for (let page = 0; ; page++) {
			const query = `simplifiedPaging=true&countPerPage=${countPerPage}&page=${page}`;
			const part = await this.get<Page<T>>(`${path}${more}${query}`);
			items.push(...part.items);
			if (part.items.length === 0 || !part.hasMorePages) return items;
		}
	}

	/** The fields that a refusal names. */
	async refusal(method: string, path: string, body?: unknown): Promise<[number, string[]]> {
		const { status, json } = await this.ask<Failure>(method, path, body);
		const fields = json?.responseStatus?.errors.map(({ fieldName }) => fieldName);
		return [status, fields ?? []];
	}
}
