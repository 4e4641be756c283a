import { inBody, optional, update } from '../../../shared/fields/field';
import { id } from '../../../shared/fields/ids';
import { someText } from '../../../shared/fields/text';
import { inputBinaryField } from '../../operation/upload';
import { ownerId } from './customer';

/** What can be changed of a file. */
export const fileChanges = [
	{
		...inputBinaryField,
		property: {
			displayName: 'Content From Field',
			name: 'binaryPropertyName',
			type: 'string' as const,
			default: 'data',
			description: 'The name of the input field whose file replaces the content',
		},
	},
	ownerId,
	inBody(
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. greeting.wav',
			description: 'What the file is called from now on',
		},
		optional(someText),
	),
	inBody(
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 64f1a0c2e4b0a1d2c3e40001',
			description: 'The user to whom the file belongs from now on',
		},
		optional(id),
	),
].map(update);
