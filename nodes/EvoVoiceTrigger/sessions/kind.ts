import type { Kind } from '../kind';
import type { Session } from '../../shared/entities/session';
import { compareSnapshots } from './diff';
import type { SessionEvent } from './diff';
import { FIELDS, blankSnapshot, recallSession, settle, takeSnapshot } from './snapshot';
import type { Snapshot } from './snapshot';

const MISSED = 'm';

/** Sessions: calls, chats and faxes, which live, change and end. */
export const SESSIONS: Kind<Session, Snapshot, SessionEvent> = {
	see: takeSnapshot,
	settle,
	recall: recallSession,
	compare: compareSnapshots,
	write: ({ missed, values, members }) => [
		missed ? [MISSED] : [],
		members,
		...FIELDS.map((field) => (values[field] ? [values[field]] : [])),
	],
	read({ id, created, ended }, [missed = [], members = [], ...columns]) {
		const { values } = blankSnapshot(id);
		FIELDS.forEach((field, column) => {
			values[field] = columns[column]?.[0] ?? '';
		});
		return { id, created, ended, missed: missed[0] === MISSED, values, members };
	},
};
