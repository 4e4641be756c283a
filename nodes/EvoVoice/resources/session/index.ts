import type { Resource } from '../../operation/operation';
import { end } from './end';
import { get } from './get';
import { getActive } from './getActive';
import { getAll } from './getAll';
import { getTranscript } from './getTranscript';
import { hold } from './hold';
import { patch } from './patch';
import { record } from './record';
import { redirect } from './redirect';
import { reject } from './reject';
import { resume } from './resume';
import { startOutgoing } from './startOutgoing';

export const session: Resource = {
	name: 'Session',
	value: 'session',
	description: 'A call, chat or fax, live or past',
	default: 'getActive',
	operations: [
		end,
		get,
		getActive,
		getAll,
		getTranscript,
		hold,
		patch,
		record,
		redirect,
		reject,
		resume,
		startOutgoing,
	],
};
