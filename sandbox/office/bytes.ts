import { Readable } from 'node:stream';
import { WaveFile } from 'wavefile';

/** What is in a file, opened when somebody fetches it. */
export interface Bytes {
	length: number;
	open(): Readable;
}

const SAMPLES_A_SECOND = 8_000;
const TONE_SECONDS = 2;
const PIECE = 64 * 1024;

/** Bytes that are kept, in the pieces in which they came. */
export function keptBytes(pieces: Buffer[]): Bytes {
	const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
	return { length, open: () => Readable.from(pieces, { objectMode: false }) };
}

/** As many bytes as wanted, made while somebody reads them: nothing of them is kept. */
export function madeBytes(length: number): Bytes {
	return { length, open: () => Readable.from(pieces(length), { objectMode: false }) };
}

function* pieces(length: number): Generator<Buffer> {
	// Each piece begins with its number, so that a lost or doubled one shows.
	for (let number = 0; number * PIECE < length; number++) {
		const piece = Buffer.alloc(Math.min(PIECE, length - number * PIECE), '.');
		piece.write(`${number} `);
		yield piece;
	}
}

const tones = new Map<number, Bytes>();

/** A telephone's recording: a short tone of that pitch (in Hz), as a wav file. */
export function tone(pitch: number): Bytes {
	const known = tones.get(pitch);
	if (known) return known;
	const samples = Array.from({ length: SAMPLES_A_SECOND * TONE_SECONDS }, (_, index) =>
		Math.round(8_000 * Math.sin((2 * Math.PI * pitch * index) / SAMPLES_A_SECOND)),
	);
	const wave = new WaveFile();
	wave.fromScratch(1, SAMPLES_A_SECOND, '16', samples);
	const made = keptBytes([Buffer.from(wave.toBuffer())]);
	tones.set(pitch, made);
	return made;
}

/** A faxed page as a PDF document with these lines of text. */
export function faxPage(lines: string[]): Bytes {
	const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
	const text = `BT /F1 12 Tf 72 720 Td 16 TL\n${shown}\nET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
	];
	return keptBytes([Buffer.from(pdf(objects), 'latin1')]);
}

/** The objects with the table of where each begins, which readers of PDF start from. */
function pdf(objects: string[]): string {
	let document = '%PDF-1.4\n';
	const starts = objects.map((object, index) => {
		const start = document.length;
		document += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return start;
	});
	const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
	const size = objects.length + 1;
	const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
	const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${document.length}\n%%EOF\n`;
	return document + table + trailer;
}
