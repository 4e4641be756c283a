import { BRIGHTWATER, HARBOR_DESK } from '../../sandbox/office/people';
import { byId, useOffice } from './office';
import { errorShown } from './errorShown';

const office = useOffice({ login: 'teamLead' });
const SETTINGS = {
	companyName: 'Brightwater Dental',
	greeting: 'Hello!',
	tuning: 'Accuracy',
	words: [{ word: 'Okafor', pronounced: 'oh-KAH-for' }],
	links: [{ url: 'https://example.com', description: 'Prices' }],
	contacts: [
		{
			name: 'Anna',
			transferType: 'Blind',
			takeMessageFields: [{ name: 'number', required: true }],
		},
	],
};

test('adds an assistant with its settings', async () => {
	const { items, error } = await office.run('assistant.create', {
		name: 'Robin',
		settings: JSON.stringify(SETTINGS),
		additionalFields: { customerId: byId(BRIGHTWATER.id) },
	});
	expect(error).toBeUndefined();
	expect(office.arrived().at(-1)).toMatchObject({
		method: 'POST',
		path: '/portal/assistants',
		body: {
			accountId: HARBOR_DESK.id,
			customerId: BRIGHTWATER.id,
			name: 'Robin',
			settings: SETTINGS,
		},
	});
	expect(items[0].json).toMatchObject({ displayName: 'Robin', type: 'Assistant' });
});

test.each([
	[{ hello: 'x' }, "the unknown field 'hello'", 'greeting'],
	[{ links: [{ href: 'x' }] }, "the unknown field 'links.href'", 'url, description'],
	[{ greeting: 1 }, "'1' in 'greeting'", 'text'],
	[{ tuning: 'fast' }, "'fast' in 'tuning'", 'Accuracy, Speed'],
	[{ contacts: [{ transferType: 'x' }] }, "in 'contacts.transferType'", 'Blind, Supervised'],
	[{ contacts: {} }, "in 'contacts'", 'name'],
	[
		{ contacts: [{ takeMessageFields: [{ required: 'yes' }] }] },
		"'yes' in 'contacts.takeMessageFields.required'",
		'true',
	],
])('refuses the settings %j before anything is sent', async (settings, what, advice) => {
	const { message, description } = await errorShown(office, 'assistant.create', {
		name: 'Robin',
		settings: JSON.stringify(settings),
	});
	expect(message).toContain("'Settings (JSON)' ");
	expect(message).toContain(what);
	expect(description).toContain(advice);
	expect(office.arrived()).toEqual([]);
});
