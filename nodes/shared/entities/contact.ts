import { entity } from './entity';

/** Somebody whom a phone user can call or write to (AppContact). It has no ID. */
export const contact = entity({
	label: 'contact',
	plural: 'contacts',
	missing: 'Take another one from Get Many.',
	identifier: 'address',
	fields: {
		displayName: 'text',
		address: 'text',
		type: 'text',
		customerName: 'text',
		canCall: 'flag',
		canChat: 'flag',
	},
	simplified: [],
});
