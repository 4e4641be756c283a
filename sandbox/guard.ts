import type { NextFunction, Request, Response } from 'express';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const READING = ['GET', 'HEAD', 'OPTIONS'];
// What a browser says of a request that the sandbox's own page, or the person's own hand, started.
const OWN_SITE = ['same-origin', 'none'];

/**
 * Lets through to the sandbox's own routes what comes from this machine's tools or from the
 * sandbox's own page. A page of another site can send requests to this machine as well: its browser
 * names it in `Origin` and `Sec-Fetch-Site`, and a name that was pointed at this machine shows in
 * `Host`.
 */
export function guard(request: Request, response: Response, next: NextFunction): void {
	const reason = strangeHost(request) ?? strangeOrigin(request);
	if (reason === undefined) next();
	else response.status(403).json({ message: reason });
}

function strangeHost({ headers: { host = '' } }: Request): string | undefined {
	const name = host.toLowerCase().replace(/:\d+$/, '');
	if (LOOPBACK.includes(name)) return undefined;
	return `The sandbox is reached as 127.0.0.1 or localhost, not as "${name}".`;
}

function strangeOrigin({ method, headers }: Request): string | undefined {
	if (READING.includes(method)) return undefined;
	const { origin, host } = headers;
	const site = headers['sec-fetch-site'];
	const isOwn = origin === undefined || origin === `http://${host}`;
	if (isOwn && (site === undefined || OWN_SITE.includes(String(site)))) return undefined;
	return `Only the sandbox's own page and tools on this machine can change it, not ${origin ?? 'another site'}.`;
}
