import { byId, useOffice } from './office';

const office = useOffice();
const chat = () => office.idOf(({ channel, ended }) => channel === 'Chat' && !ended);
const stored = (id: string) => office.sandbox.office.get(id)!;

describe('Remove', () => {
	const identity = '+19715550127';

	test('asks at the documented route, then by name when the server cannot match it', async () => {
		const id = chat();
		const { items, error } = await office.run('member.remove', {
			sessionId: byId(id),
			memberId: byId(identity),
		});
		expect(error).toBeUndefined();
		expect(office.arrived()).toMatchObject([
			{
				method: 'DELETE',
				path: `/sessions/${id}/members/%2B19715550127?memberToRemove=%2B19715550127`,
				status: 400,
			},
			{
				method: 'DELETE',
				path: expect.stringMatching(/^\/json\/reply\/DeleteChatMember\?/),
				status: 200,
			},
		]);
		expect(items[0].json.members).not.toContain('Lucas Meyer');
		expect(items[0].json.members).toContain('Anna Keller');
		expect(stored(id).members.map((member) => member.identity)).not.toContain(identity);
	});

	test.each([
		[
			'the same message about another field',
			{
				status: 400,
				body: {
					responseStatus: {
						errorCode: 'ArgumentException',
						message: 'Could not find property memberIdentity on DeleteChatMember',
					},
				},
			},
		],
		[
			'another message',
			{ status: 400, body: { responseStatus: { errorCode: 'X', message: 'Other' } } },
		],
		['another status', { status: 500, body: '' }],
		['no body', { status: 400, body: '' }],
	])('does not ask by name after %s', async (_, fault) => {
		office.sandbox.faults.add({ path: '/sessions/', ...fault });
		const { error } = await office.run('member.remove', {
			sessionId: byId(chat()),
			memberId: byId(identity),
		});
		expect(error).toBeDefined();
		expect(office.arrived()).toHaveLength(1);
	});

	test('no other operation is asked for by name after the same answer', async () => {
		office.sandbox.faults.add({
			status: 400,
			body: {
				responseStatus: {
					errorCode: 'ArgumentException',
					message: 'Could not find property memberId on DeleteChatMember',
				},
			},
			times: 5,
		});
		await office.run('member.invite', { sessionId: byId(chat()), memberToAdd: 'a@b.example' });
		expect(office.arrived()).toHaveLength(1);
	});

	test('an ID with a slash reaches the call by name unchanged', async () => {
		const id = office.sandbox.office.start({ id: 'a/b c', members: [{ identity: 'x/y?z' }] }).id;
		await office.run('member.remove', { sessionId: byId(id), memberId: byId('x/y?z') });
		expect(office.arrived()[1].status).toBe(200);
		expect(stored(id).members).toEqual([]);
	});

	test.each([
		['502', { status: 502, body: '', afterActing: true }],
		['a dropped connection', { drop: true, afterActing: true }],
		['a cut-off answer', { cutOff: true }],
	])('the call by name is never sent twice after %s', async (_, fault) => {
		office.sandbox.faults.add({ path: '/json/reply/', ...fault });
		const { error } = await office.run('member.remove', {
			sessionId: byId(chat()),
			memberId: byId(identity),
		});
		expect(error).toBeDefined();
		expect(office.arrived()).toHaveLength(2);
	});
});
