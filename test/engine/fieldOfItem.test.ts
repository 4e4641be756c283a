import { byId, itemsOf, useOffice } from './office';

const office = useOffice();

const ITEM = {
	id: 's1',
	customer: { id: 's2', 'its-id': 's3' },
	number: 5,
	empty: '',
	spaces: ' s4 ',
	nothing: null,
	list: ['s5'],
	expression: '={{ $json.id }}',
};

/** What a run asks for, and what it says. */
async function outcomeOf(expression: string) {
	const before = office.arrived().length;
	const { error } = await office.run(
		'session.get',
		{ sessionId: byId(`={{ ${expression} }}`) },
		itemsOf(ITEM),
	);
	const asked = office.arrived().slice(before);
	return { paths: asked.map(({ path }) => path), message: error?.message };
}

// The first of a list is no field of the item, so that n8n evaluates it.
test.each([
	...Object.keys(ITEM).map((name) => `$json.${name}`),
	'$json.customer.id',
	'$json.customer.missing.id',
	'$json.missing',
	'$json.list.length',
	'$json.id.length',
	'$json.toString',
	'$json.constructor',
	'$json.customer.__proto__',
])('%s is read as n8n evaluates it', async (expression) => {
	const read = await outcomeOf(expression);
	expect(read).toEqual(await outcomeOf(`[${expression}][0]`));
	expect(read.message ?? read.paths[0]).toBeDefined();
});
