import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Sandbox } from '../../sandbox';
import { finding } from '../finding';
import { itemsOf, type Evidence } from './evidence';

const DAY_MS = 86_400_000;

/** There are recordings of yesterday. */
export function recordYesterday({ office }: Sandbox): void {
	const yesterday = Date.now() - DAY_MS;
	for (const fileName of ['call-a.wav', 'call-b.wav']) {
		const dateCreated = new Date(yesterday).toISOString().slice(0, 19) + 'Z';
		const content = `The sound of ${fileName}`;
		office.addFile({ type: 'CallRecording', fileName, content, dateCreated });
	}
}

/** Each recording of yesterday lies in the folder, byte by byte. */
export async function archivedRecordings({ execution, office, folder }: Evidence) {
	const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
	const recordings = office.files.all().filter(({ type, dateCreated }) => {
		return type === 'CallRecording' && dateCreated.startsWith(day);
	});
	const written = itemsOf(execution, 'Write to the folder');
	const findings = recordings.map(async ({ fileName, bytes }) => {
		const path = join(folder, `${day} ${fileName}`);
		const same = existsSync(path) && readFileSync(path).equals(await buffer(bytes.open()));
		return finding(same, `"${day} ${fileName}" is in the folder, byte by byte`);
	});
	return [
		finding(
			recordings.length > 0 && written.length === recordings.length,
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
