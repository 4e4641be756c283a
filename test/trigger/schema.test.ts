import schema from '../../nodes/EvoVoiceTrigger/__schema__/v1.0.0.json';
import { REPORT_KINDS } from '../../sandbox/office/reportKinds';
import { Trigger, credentialsFor } from './publishedTrigger';
import { useWatch } from './sessionSandbox';

const { watch, call, watching } = useWatch();

describe('the schema', () => {
	type Schema = { properties?: Record<string, Schema>; items?: Schema; type: string };
	/** The shape of an item, as far as it says something. */
	const shape = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.length ? [shape(value[0])] : undefined;
		if (typeof value !== 'object' || value === null) return value === null ? value : typeof value;
		const parts = Object.entries(value).map(([name, part]) => [name, shape(part)]);
		return Object.fromEntries(parts.filter(([, part]) => part !== undefined && part !== null));
	};
	const announced = ({ properties, items, type }: Schema): unknown => {
		if (type === 'array') return [announced(items!)];
		if (!properties) return type;
		return Object.fromEntries(
			Object.entries(properties).map(([name, part]) => [name, announced(part)]),
		);
	};
	const ACCOUNT = '64f1a0c2e4b0a1d2c3e40001';

	it('announces what comes out, of every source, and nothing else', async () => {
		const { office, clock } = watch.sandbox;
		call();
		office.receiveText({ text: 'Hello' });
		office.leaveVoicemail({ transcribedAfterMs: 0 });
		office.notifications.add({ subject: 'Missed call' });
		const { id } = office.users.find(
			({ emailAddress }) => emailAddress === watch.sandbox.logins.manager.username,
		)!;
		office.reports.run(REPORT_KINDS[0], { accountId: ACCOUNT }, id);
		clock.advance(10_000);
		const [session] = await (await watching({ events: ['memberJoined'] })).executeStep();
		const shapes: object[] = [shape(session) as object];
		for (const [source, event] of [
			['messages', 'messageReceived'],
			['files', 'voicemailReceived'],
			['reports', 'reportReady'],
			['notifications', 'notificationFailed'],
		]) {
			const parameters = { source, events: [event], accounts: [ACCOUNT] };
			const trigger = await Trigger.of(credentialsFor(watch.sandbox, 'manager'), parameters);
			shapes.push(shape((await trigger.executeStep())[0]) as object);
		}
		const all = announced(schema as Schema) as Record<string, unknown>;
		const { messages, ...rest } = all;
		expect(messages).toEqual([all.message]);
		expect(Object.assign({}, ...shapes)).toEqual({
			...rest,
			changes: expect.any(Array) as unknown,
			report: expect.objectContaining({ id: 'string', status: 'string' }) as object,
		});
		for (const part of shapes) {
			expect(Object.keys(all)).toEqual(expect.arrayContaining(Object.keys(part)));
		}
	});
});
