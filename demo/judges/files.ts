import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Sandbox } from '../../sandbox';
import { isoDate } from '../../sandbox/office/model';
import { finding } from '../finding';
import { itemsOf, type Evidence } from './evidence';

const DAY_MS = 86_400_000;

/** There are recordings of yesterday, and of today, which is yesterday once midnight has passed. */
export function recordTwoDays({ office }: Sandbox): void {
	for (const age of [DAY_MS, 0]) {
		const dateCreated = isoDate(new Date(office.clock.now().getTime() - age));
		for (const fileName of ['call-a.wav', 'call-b.wav']) {
			const content = `The sound of ${fileName} at ${dateCreated}`;
			office.addFile({ type: 'CallRecording', fileName, content, dateCreated });
		}
	}
}

/** Each recording of yesterday, and no other, lies in the folder, byte by byte. */
export async function archivedRecordings({ execution, office, folder }: Evidence) {
	const [found] = itemsOf(execution, 'Recordings of yesterday');
	const day = String(found?.dateCreated).slice(0, 10);
	const recordings = office.files.all().filter(({ type, dateCreated }) => {
		return type === 'CallRecording' && dateCreated.startsWith(day);
	});
	const written = itemsOf(execution, 'Write to the folder');
	const findings = recordings.map(async ({ id, fileName, bytes }) => {
		const name = `${day} ${id} ${fileName}`;
		const path = join(folder, name);
		const same = existsSync(path) && readFileSync(path).equals(await buffer(bytes.open()));
		return finding(same, `"${name}" is in the folder, byte by byte`);
	});
	return [
		finding(
			day < office.now().slice(0, 10) &&
				recordings.length > 0 &&
				written.length === recordings.length,
			`it writes all ${recordings.length} recordings of ${day}`,
		),
		...(await Promise.all(findings)),
	];
}

/** Each row is of one call and carries what was said in its recording. */
export function summariesWithRecordings({ execution, office }: Evidence) {
	const rows = itemsOf(execution, 'Add to the CRM here');
	return [
		finding(rows.length > 0, `it finds ${rows.length} calls with a recording`),
		...rows.map(({ sessionId, said, person, fileName }) => {
			const recording = office.files.all().find((file) => {
				return file.type === 'CallRecording' && file.sessionId === sessionId;
			});
			return finding(
				recording !== undefined &&
					said === recording.transcription &&
					fileName === recording.fileName &&
					person === office.get(String(sessionId))?.displayName,
				`the row of the call with ${String(person)} has its own recording and what was said`,
			);
		}),
	];
}
