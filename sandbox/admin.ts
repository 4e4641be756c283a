import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Activity } from './activity/activity';
import { playRoutes } from './adminPlay';
import { readFault, readStatusMessage, readStep } from './adminInput';
import type { Clock } from './clock';
import type { Faults } from './faults';
import { guard } from './guard';
import type { SessionInfo } from './office/model';
import type { Office, SessionStart } from './office/office';
import { overview } from './overview';
import type { LoggedRequest } from './requestLog';

export interface AdminParts {
	office: Office;
	clock: Clock;
	faults: Faults;
	requests: LoggedRequest[];
	activity: Activity;
	reset: () => void;
}

/**
 * The sandbox's own routes below `/sandbox`, for tools outside its process: the same as the
 * interface of the module. They need no login and answer JSON; what cannot be is refused with a
 * sentence, and changes nothing.
 */
export function adminRoutes(parts: AdminParts): Router {
	const routes = express.Router();
	routes.use(guard, express.json());
	routes.get('/overview', (_request, response) => {
		response.json(overview(parts.office, parts.activity));
	});
	routes.get('/requests', (request, response) => {
		const last = Number(request.query.last ?? 0);
		response.json(last > 0 ? parts.requests.slice(-last) : parts.requests);
	});
	routes.delete('/requests', (_request, response) => {
		parts.requests.length = 0;
		parts.activity.clear();
		response.status(204).end();
	});
	routes.post('/faults', (request, response) => {
		parts.faults.add(readFault(request.body));
		response.status(204).end();
	});
	routes.delete('/faults', (_request, response) => {
		parts.faults.clear();
		response.status(204).end();
	});
	routes.get('/clock', (_request, response) => {
		response.json({ now: parts.clock.now().toISOString() });
	});
	routes.post('/clock', (request, response) => {
		parts.clock.advance(readStep(request.body));
		response.json({ now: parts.clock.now().toISOString() });
	});
	routes.post('/reports/failNext', (request, response) => {
		parts.office.reports.failNext(readStatusMessage(request.body));
		response.status(204).end();
	});
	routes.post('/reset', (_request, response) => {
		parts.reset();
		response.status(204).end();
	});
	sessionRoutes(routes, parts.office);
	playRoutes(routes, parts.office);
	routes.use((_request: Request, response: Response) => {
		response.status(404).json({ message: 'The sandbox has no such route' });
	});
	routes.use((reason: Error, _request: Request, response: Response, next: NextFunction) => {
		if (response.headersSent) return next(reason);
		response.status(400).json({ message: reason.message });
	});
	return routes;
}

function sessionRoutes(routes: Router, office: Office): void {
	routes.get('/sessions', (request, response) => {
		const seconds = request.query.endedWithinSeconds;
		const all = office.sessions();
		const now = office.clock.now().getTime();
		const isFresh = (session: SessionInfo) =>
			!session.ended || Date.parse(session.dateCompleted ?? '') >= now - Number(seconds) * 1000;
		response.json(seconds === undefined ? all : all.filter(isFresh));
	});
	routes.post('/sessions', (request, response) => {
		response.json(office.start((request.body ?? {}) as SessionStart));
	});
	routes.patch('/sessions/:id', (request, response) => {
		const { ended, wasMissed, outcome, ...fields } = request.body as Partial<SessionInfo>;
		const id = request.params.id;
		office.change(id, fields);
		if (ended) office.end(id, { missed: wasMissed, outcome });
		response.json(office.get(id));
	});
}
