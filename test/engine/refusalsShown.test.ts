import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Run } from './harness';
import { byId, useOffice } from './office';

const office = useOffice();
const SESSION = byId('s1');
const fax = () => office.sandbox.office.start({ channel: 'Fax', callSid: '', members: [] }).id;

/** What n8n's editor shows under "From Evo Voice": a code, further words, the data of an answer. */
function fromEvoVoice({ error }: Run) {
	const { httpCode, messages, context, extra } = error as unknown as IDataObject;
	const words = (messages as string[]).filter((each) => each !== error!.message);
	return [httpCode, ...words, (context as IDataObject).data, extra].filter(Boolean);
}

test.each<[string, string, () => INodeParameters]>([
	['an empty ID', 'session.get', () => ({ sessionId: byId('={{ $json.missing }}') })],
	['dots as an ID', 'member.remove', () => ({ sessionId: SESSION, memberId: byId('..') })],
	[
		'a value that there is not',
		'session.hold',
		() => ({ sessionId: SESSION, additionalFields: { reason: '={{ "Lunch" }}' } }),
	],
	['an update of nothing', 'session.patch', () => ({ sessionId: SESSION })],
	['a limit that is none', 'session.getActive', () => ({ limit: -1 })],
	['a call leg that there is not', 'session.hold', () => ({ sessionId: byId(fax()) })],
	['a file that is not there', 'file.upload', () => ({ binaryPropertyName: 'photo' })],
])('%s is refused by the node, not by the service', async (_, operation, parameters) => {
	const found = await office.run(operation, parameters());
	expect(found.error?.description).toBeTruthy();
	expect(fromEvoVoice(found)).toEqual([]);
});

test('so is an address that cannot be used', async () => {
	const { baseUrl } = office.credentials;
	office.credentials.baseUrl = 'http://voice.example.com';
	const unusable = await office.run('session.getActive');
	office.credentials.baseUrl = baseUrl;
	expect(unusable.error?.message).toContain("'Base URL'");
	expect(fromEvoVoice(unusable)).toEqual([]);
});

test('what the service refuses carries its code', async () => {
	expect(fromEvoVoice(await office.run('session.get', { sessionId: SESSION }))).toContain('404');
});
