import { startSandbox, type Login } from '../../sandbox';
import { askJson, basic } from './rawRequest';

async function fetchFrom(uri: string, login?: Login): Promise<Response> {
	return await fetch(uri, { headers: login ? { authorization: basic(login) } : {} });
}

test.each(['otherHost', 'redirect'] as const)(
	'content elsewhere (%s) is there without a login, and shows whether one came along',
	async (fileContent) => {
		const sandbox = await startSandbox({ clock: 'manual', quiet: true, fileContent });
		try {
			const { office, fileHost, faults, logins } = sandbox;
			const file = office.addFile({ content: 'Hello' });
			const { json } = await askJson(sandbox.url, `/files/${file.id}`, logins.manager);
			const isThere = new URL(json.uri).origin === fileHost!.url;
			expect(isThere).toBe(fileContent === 'otherHost');
			const careful = await fetchFrom(json.uri, isThere ? undefined : logins.manager);
			expect(await careful.text()).toBe('Hello');
			const there = fileHost!.url + fileHost!.requests[0].path;
			expect((await fetchFrom(there, logins.manager)).status).toBe(200);
			const came = fileHost!.requests.map(({ hasAuthorization }) => hasAuthorization);
			expect(came).toEqual([false, true]);
			faults.add({ operation: 'FileHost', status: 403 });
			expect((await fetchFrom(there)).status).toBe(403);
			sandbox.reset();
			expect(fileHost!.requests).toEqual([]);
		} finally {
			await sandbox.stop();
		}
	},
);
