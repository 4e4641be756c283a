import type { Request, Response, Router } from 'express';
import type { Content } from './framework/content';
import type { FileStart, StoredFile } from './office/files';
import type { Office } from './office/office';
import { CONTACTS } from './office/people';
import { workbookOf } from './office/workbook';
import { contentOf } from './operations/files';
import { contentPath } from './overview';
import { send } from './send';

/**
 * The other side of the line below `/sandbox`, for the page and for tools outside the process:
 * calls that come in and what becomes of them, texts, voice messages, faxes and files.
 */
export function playRoutes(routes: Router, office: Office): void {
	const { outside } = office;
	const on = (path: string, play: (body: Record<string, never>, id: string) => object) =>
		routes.post(path, (request: Request, response: Response) => {
			response.json(play((request.body ?? {}) as Record<string, never>, String(request.params.id)));
		});
	on('/calls', (body) => outside.call(body));
	on('/sessions/:id/answer', ({ agent }, id) => outside.answer(id, agent));
	on('/sessions/:id/hold', ({ agent }, id) => outside.hold(id, agent));
	on('/sessions/:id/resume', ({ agent }, id) => outside.resume(id, agent));
	on('/sessions/:id/miss', (_body, id) => outside.miss(id));
	on('/sessions/:id/hang-up', (_body, id) => outside.hangUp(id));
	on('/texts', (body) => outside.text(body));
	on('/voicemails', (body) => shown(outside.voicemail(body)));
	on('/faxes', (body) => shown(outside.fax(body)));
	on('/files', (body: FileStart) => shown(office.addFile(body)));
	lists(routes, office);
}

function lists(routes: Router, office: Office): void {
	const newest = <T>(request: Request, all: T[]): T[] => {
		const last = Number(request.query.last ?? 0);
		return (last > 0 ? all.slice(-last) : all).reverse();
	};
	routes.get('/texts', (request, response) => {
		response.json(newest(request, office.messages.all()));
	});
	routes.get('/files', (request, response) => {
		response.json(newest(request, office.files.all()).map(shown));
	});
	contents(routes, office);
	routes.get('/people', (_request, response) => {
		const of = (...types: string[]) => office.endpoints.filter(({ type }) => types.includes(type));
		response.json({
			lines: of('PhoneNumber', 'FaxNumber'),
			agents: of('User'),
			teams: of('Team'),
			contacts: CONTACTS,
		});
	});
}

// What a browser shows without running anything that is in it; the rest it is to keep as a file.
const SHOWN_IN_PLACE = ['audio/wav', 'audio/mpeg', 'application/pdf', 'image/png', 'image/jpeg'];

/** What is in files and reports, without a login: to be played, opened or saved. */
function contents(routes: Router, office: Office): void {
	const give = async (response: Response, body: Content) => {
		const isShown = SHOWN_IN_PLACE.includes(body.headers['content-type']);
		const headers = {
			...body.headers,
			...(isShown ? { 'content-disposition': 'inline' } : {}),
			'x-content-type-options': 'nosniff',
		};
		await send(response, { status: 200, statusText: 'OK', headers, body }, {});
	};
	routes.get('/files/:id/content', async (request, response) => {
		const file = office.files.get(request.params.id);
		if (!file) throw new Error(`The sandbox has no file ${request.params.id}`);
		await give(response, contentOf(file));
	});
	routes.get('/reports/:id/workbook', async (request, response) => {
		const { info, table } = office.reports.get(request.params.id) ?? {};
		if (!info || !table) throw new Error(`The sandbox has no workbook ${request.params.id}`);
		await give(response, workbookOf(info.name, table));
	});
}

/** A file without its bytes, which are fetched by its id. */
function shown(file: StoredFile): object {
	return { ...file, bytes: undefined, uri: contentPath(file) };
}
