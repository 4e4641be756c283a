import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MAIN_LINE } from '../../sandbox/office/people';
import { AFTER_HOURS, VIP } from '../../sandbox/office/directorySeed';
import { DIAL_OUT } from '../../sandbox/office/flowSeed';
import { toStruct } from '../../sandbox/office/struct';
import { byId, useOffice } from './office';

const office = useOffice();
const stored = () => office.sandbox.office.endpoints.find(({ id }) => id === MAIN_LINE.id)!;

beforeEach(() => Object.assign(office.credentials, office.sandbox.logins.manager));

describe('Update', () => {
	const update = async (updateFields: IDataObject, more: INodeParameters = {}) =>
		await office.run('endpoint.update', {
			endpointId: byId(MAIN_LINE.id),
			updateFields: updateFields as INodeParameters,
			...more,
		});

	test('sends what was set and nothing else, and shows what became of it', async () => {
		const { items } = await update({
			name: 'Switchboard',
			flowId: byId(DIAL_OUT.id),
			flowParams: { greeting: 'Moin', hours: [{ from: 8 }] },
			tagIds: `${VIP.id}, ${AFTER_HOURS.id}`,
		});
		expect(office.arrived()).toHaveLength(1);
		expect(office.arrived()[0]).toMatchObject({
			method: 'PATCH',
			path: `/endpoints/${MAIN_LINE.id}`,
		});
		expect(office.arrived()[0].body).toEqual({
			name: 'Switchboard',
			flowId: DIAL_OUT.id,
			flowParams: {
				greeting: { stringValue: 'Moin' },
				hours: { listValue: [{ from: { numberValue: 8 } }] },
			},
			tagIds: [VIP.id, AFTER_HOURS.id],
		});
		expect(items[0].json).toMatchObject({
			displayName: 'Switchboard',
			flowId: DIAL_OUT.id,
			flowParams: { greeting: 'Moin', hours: [{ from: 8 }] },
		});
		expect(stored()).toMatchObject({ displayName: 'Switchboard', tags: [VIP, AFTER_HOURS] });
	});

	test('replaces the flow parameters, or keeps the others', async () => {
		await update({ flowParams: '{ "greeting": "Hi" }', isPartialFlowUpdate: true });
		expect(stored().flowParams).toEqual(toStruct({ greeting: 'Hi', ringSeconds: 30 }));
		await update({ flowParams: { greeting: 'Hello' } });
		expect(stored().flowParams).toEqual(toStruct({ greeting: 'Hello' }));
		await update({ flowParams: {} });
		expect(stored().flowParams).toEqual({});
	});

	test.each([
		[['ViewFiles', 'ViewFlows']],
		['viewfiles, ViewFlows'],
		['["ViewFiles","ViewFlows"]'],
	])('takes the permissions %j', async (dashboardPermissions) => {
		await update({ dashboardPermissions, managerAccess: 'ReadWrite' });
		expect(office.arrived()[0].body).toEqual({
			dashboardPermissions: ['ViewFiles', 'ViewFlows'],
			managerAccess: 'ReadWrite',
		});
	});

	test('takes all tags away with an empty list', async () => {
		office.sandbox.office.directory.change(stored(), { tags: [VIP] }, 'x');
		await update({ tagIds: '[]' });
		expect(stored().tags).toEqual([]);
	});

	test('takes any other field as JSON; what has a field of its own wins', async () => {
		const json = { disableSms: true, data: { site: 'Salem' }, name: 'Other', schedule: { a: 1 } };
		for (const given of [json, JSON.stringify(json)]) {
			const { items } = await update({ name: 'Switchboard' }, { json: given as never });
			expect(office.arrived().at(-1)!.body).toEqual({
				...json,
				name: 'Switchboard',
				data: { site: { stringValue: 'Salem' } },
			});
			expect(items[0].json).toMatchObject({ disableSms: true, data: { site: 'Salem' } });
		}
		await update({}, { json: '{ "referenceId": "PBX-1" }' });
		expect(stored()).toMatchObject({ referenceId: 'PBX-1', disableSms: true });
	});

	test.each([
		['nothing', {}, undefined],
		['an empty object', {}, '{}'],
		['fields that were left empty', { name: '', flowId: byId(''), tagIds: '' }, ''],
	])('says so when %s was set', async (_, updateFields, json) => {
		const { error } = await update(updateFields, json === undefined ? {} : { json });
		expect(error?.message).toBe("'Update Fields' is empty");
		expect(error?.description).toBe(
			"Add at least one field to 'Update Fields' or 'Other Fields (JSON)', so that there is something to change.",
		);
		expect(office.arrived()).toEqual([]);
	});

	test.each([
		[
			{ flowParams: { tags: ['a'] } },
			{},
			"'Flow Parameters' has a list of single values in 'tags'",
		],
		[{ flowParams: 'loud' }, {}, "'Flow Parameters' is not a JSON object"],
		[{ managerAccess: '={{ "All" }}' }, {}, "'Manager Access' cannot be 'All'"],
		[{ dashboardPermissions: 'ViewAll' }, {}, "'Dashboard Permissions' cannot be 'ViewAll'"],
		[{ name: ' ' }, { json: '[]' }, "'Other Fields (JSON)' is not a JSON object"],
		[{}, { json: '{ "EndpointID": "x" }' }, "'Other Fields (JSON)' cannot hold 'EndpointID'"],
		[{}, { json: '{ "data": "x" }' }, "'Other Fields (JSON)' is not a JSON object"],
	])('refuses %j and %j before anything is sent', async (updateFields, more, message) => {
		const { error } = await update(updateFields as never, more as INodeParameters);
		expect(error?.message).toBe(message);
		expect(office.arrived()).toEqual([]);
	});

	test("shows the server's words about a field with the label of the field", async () => {
		const { error } = await update({ flowId: byId('gone') });
		expect(error?.description).toMatch(/^'Flow': .*gone/);
	});
});
