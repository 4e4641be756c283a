import { inBody } from '../../../shared/fields/field';
import { someText } from '../../../shared/fields/text';

/** The name of something that is created. */
export const newName = inBody(
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Brightwater Dental',
		description: 'The name that it is shown with',
	},
	someText,
);
