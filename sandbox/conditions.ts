import { setTimeout as wait } from 'node:timers/promises';
import type { NextFunction, Request, Response } from 'express';

/** How the service is as a whole. All of it may be changed at any time. */
export interface Conditions {
	/** How long each answer takes beyond the work itself, as over the internet; in real milliseconds. */
	delayMs: number;
	/**
	 * What comes while so many requests are in flight gets 429. It takes no place itself, as in nginx's
	 * `limit_conn` and ASP.NET Core's concurrency limiter.
	 */
	mostInFlight: number;
	/** Whether a password is accepted with each request (HTTP Basic). */
	acceptsBasic: boolean;
	/** Whether there is a route to log in by (`POST /auth/credentials`). */
	hasLoginRoute: boolean;
}

export const USUAL: Conditions = {
	delayMs: 0,
	mostInFlight: Infinity,
	acceptsBasic: true,
	hasLoginRoute: true,
};

/** Makes every request meet the conditions, before anything is done for it. */
export function under(conditions: Conditions, refused: () => void) {
	let inFlight = 0;
	return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
		const isTooMany = inFlight >= conditions.mostInFlight;
		if (!isTooMany) {
			inFlight++;
			response.once('close', () => inFlight--);
		}
		if (conditions.delayMs) await wait(conditions.delayMs);
		if (!conditions.acceptsBasic) delete request.headers.authorization;
		const isLogin = request.path.toLowerCase() === '/auth/credentials';
		if (isTooMany) {
			refused();
			response.status(429).end();
		} else if (isLogin && !conditions.hasLoginRoute) response.status(404).end();
		else next();
	};
}
