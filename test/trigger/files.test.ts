import type { Item } from './publishedTrigger';
import { Trigger, credentialsFor } from './publishedTrigger';
import { useQuietSandbox } from './quietSandbox';

const ACCOUNT = '64f1a0c2e4b0a1d2c3e40001';
const MIA = '+15557654321';
const DAY = 24 * 60 * 60_000;
const EVENTS = ['voicemailReceived', 'recordingReady', 'faxReceived', 'faxSent', 'fileTranscribed'];

const service = useQuietSandbox();

const watching = async (parameters = {}) =>
	await Trigger.of(credentialsFor(service.sandbox, 'manager'), {
		source: 'files',
		accounts: [ACCOUNT],
		events: EVENTS,
		...parameters,
	});
const eventsOf = (items: Item[] | null) =>
	(items ?? []).map(({ event, file }) => [event, (file as { id: string }).id]);
const file = (type: string, more = {}) =>
	service.sandbox.office.addFile({ type: type as never, accountId: ACCOUNT, ...more });

describe('files', () => {
	it.each([
		['VoiceMessage', ['voicemailReceived']],
		['CallRecording', ['recordingReady']],
		['Fax', ['faxReceived']],
		['FaxOutgoing', ['faxSent']],
		['Upload', []],
		['Attachment', []],
	])('of type %s are emitted once, and not when they were there before', async (type, events) => {
		file(type);
		const trigger = await watching();
		expect(await trigger.poll()).toBeNull();
		const { id } = file(type);
		expect(eventsOf(await trigger.poll())).toEqual(events.map((event) => [event, id]));
		expect(await trigger.poll()).toBeNull();
	});

	it('get their transcription later: emitted when it is there, once', async () => {
		const trigger = await watching();
		await trigger.poll();
		const { id } = service.sandbox.office.leaveVoicemail({
			from: MIA,
			says: 'Call me',
			transcribedAfterMs: 20_000,
		});
		expect(eventsOf(await trigger.poll())).toEqual([['voicemailReceived', id]]);
		expect(await trigger.poll()).toBeNull();
		service.sandbox.clock.advance(21_000);
		const items = (await trigger.poll())!;
		expect(items).toMatchObject([
			{
				event: 'fileTranscribed',
				file: { id, type: 'VoiceMessage', transcription: 'Call me', fromAddress: MIA },
			},
		]);
		expect(await trigger.poll()).toBeNull();
	});

	it('that come with a transcription are emitted as received and as transcribed', async () => {
		const trigger = await watching();
		await trigger.poll();
		const { id } = service.sandbox.office.leaveVoicemail({ transcribedAfterMs: 0 });
		expect(eventsOf(await trigger.poll())).toEqual([
			['voicemailReceived', id],
			['fileTranscribed', id],
		]);
	});

	it('that were there before are emitted when they are transcribed', async () => {
		const { id } = service.sandbox.office.leaveVoicemail({ transcribedAfterMs: 20_000 });
		const trigger = await watching();
		await trigger.poll();
		service.sandbox.clock.advance(21_000);
		await trigger.restart();
		expect(eventsOf(await trigger.poll())).toEqual([['fileTranscribed', id]]);
	});

	it('are not emitted as transcribed twice when a list is older than the one before', async () => {
		const trigger = await watching();
		await trigger.poll();
		const { id } = service.sandbox.office.leaveVoicemail({ transcribedAfterMs: 20_000 });
		const before = { ...service.sandbox.office.files.get(id)! };
		service.sandbox.clock.advance(21_000);
		expect(await trigger.poll()).toHaveLength(2);
		const body = { items: [{ ...before, bytes: undefined, transcription: undefined }] };
		service.sandbox.faults.add({ path: '/files', status: 200, body });
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
	});

	it('are asked for by day, with what is filtered by the service', async () => {
		const trigger = await watching({
			filters: { customerId: 'c7', sessionId: 's7', type: 'VoiceMessage' },
		});
		await trigger.poll();
		const query = new URLSearchParams(
			service.sandbox.requests
				.find(({ operation }) => operation !== 'Authenticate')!
				.path.split('?')[1],
		);
		expect(Object.fromEntries(query)).toEqual({
			accountIds: ACCOUNT,
			customerIds: 'c7',
			sessionId: 's7',
			type: 'VoiceMessage',
			dateCreatedStart: `${new Date(Date.now() - DAY).toISOString().slice(0, 10)}T00:00:00Z`,
			sortField: 'dateCreated',
			sortOrder: 'Descend',
			page: '0',
			countPerPage: '100',
			simplifiedPaging: 'true',
		});
	});

	it.each([
		['the caller', { fromContains: '765' }],
		['the called number', { toContains: '5550100' }],
		['the transcription', { transcriptionContains: 'INVOICE' }],
		['the type', { type: 'VoiceMessage' }],
	])('are filtered by %s', async (_, filters) => {
		const trigger = await watching({ filters, events: ['voicemailReceived', 'faxReceived'] });
		await trigger.poll();
		file('Fax', { fromAddress: '+1', toAddress: '+2', transcription: 'x' });
		const { id } = file('VoiceMessage', {
			fromAddress: MIA,
			toAddress: '+15035550100',
			transcription: 'The invoice',
		});
		expect(eventsOf(await trigger.poll())).toEqual([['voicemailReceived', id]]);
	});

	it('are for managers, and the message says so', async () => {
		const trigger = await Trigger.of(credentialsFor(service.sandbox), {
			source: 'files',
			accounts: [ACCOUNT],
			events: EVENTS,
		});
		await expect(trigger.poll()).rejects.toMatchObject({
			httpCode: '403',
			description: expect.stringMatching(/manager/i),
		});
	});

	it('show a recent one in the editor, or one as it would be', async () => {
		const trigger = await watching({ events: ['fileTranscribed'] });
		await expect(trigger.executeStep()).rejects.toThrow('no voice message, recording or fax');
		const { id } = file('Fax');
		expect(await trigger.executeStep()).toMatchObject([
			{ event: 'fileTranscribed', file: { id, transcription: expect.stringMatching(/./) } },
		]);
	});
});
