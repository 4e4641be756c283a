import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { patiently } from '../patiently';

/** The response of an address. */
export interface Visit {
	status: number;
	body: string;
}

/** Opens an address with exactly these headers, as browsers and programs of all kinds may. */
export async function open(
	address: string,
	headers: Record<string, string> = {},
	method = 'GET',
): Promise<Visit> {
	return patiently(
		() =>
			new Promise<Visit>((resolve, reject) => {
				const sent = request(address, { method, headers, agent: false }, (response) => {
					text(response).then((body) => resolve({ status: response.statusCode!, body }), reject);
				});
				sent.on('error', reject).end();
			}),
	);
}

/** Headings of the page for an answer that was taken, and of n8n's own when a workflow is through. */
export const THANKS = 'Thank you';
export const DONE = 'No action required';

/** Posts fields as the form of an approval does, or any other body. */
export async function post(
	address: string,
	body: Record<string, string> | FormData | string,
	headers?: Record<string, string>,
): Promise<Visit> {
	const sent =
		typeof body === 'string' || body instanceof FormData ? body : new URLSearchParams(body);
	return patiently(async () => {
		const response = await fetch(address, { method: 'POST', body: sent, headers });
		return { status: response.status, body: await response.text() };
	});
}

/** The heading of a page. */
export const headingOf = ({ body }: Visit): string | undefined => /<h1>(.*?)<\/h1>/.exec(body)?.[1];
