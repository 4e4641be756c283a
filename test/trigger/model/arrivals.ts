import type { IDataObject } from 'n8n-workflow';

const START = Date.parse('2026-03-02T20:00:00.000Z');
export const SECOND = 1_000;
export const HOUR = 3_600 * SECOND;

/** Something that arrived, with what happened to it in the order in which it happened. */
export interface Arrival {
	id: string;
	/** As the service dates it, by its own clock. */
	date: string;
	/** What was there when. */
	type: string;
	/** Seconds of the world at which it came, got its transcription, and was deleted. */
	came: number;
	transcribed?: number;
	deleted?: number;
}

/** A made-up service in which things arrive, get a transcription and are deleted. */
export class Arrivals {
	readonly all: Arrival[] = [];
	/** True time; neither the service's clock nor that of n8n need agree. */
	time = 0;
	private serviceAhead = 0;
	private n8nAhead = 0;
	isDown = false;

	constructor(
		private readonly perPage: number,
		private readonly isSorted: boolean,
	) {}

	get n8nClock(): number {
		return START + this.time + this.n8nAhead;
	}

	arrive(a: number, b: number): void {
		// Several of one second, and now and then one that the service dates earlier than the last.
		const date = START + this.time + this.serviceAhead - (a % 11 === 0 ? (b % 300) * SECOND : 0);
		this.all.push({
			id: `${(this.all.length * 37 + 11) % 101}|${this.all.length},#`,
			date: `${new Date(date).toISOString().slice(0, 19)}Z`,
			type: ['VoiceMessage', 'CallRecording', 'Fax', 'Upload'][a % 4],
			came: this.time,
			...(b % 5 === 0 && { transcribed: this.time }),
		});
	}

	/** Transcriptions come within twelve hours. */
	transcribe(seed: number): void {
		const waiting = this.existing().filter(
			({ came, transcribed }) => transcribed === undefined && this.time - came < 12 * HOUR,
		);
		if (waiting.length > 0) waiting[seed % waiting.length].transcribed = this.time;
	}

	delete(seed: number): void {
		const existing = this.existing();
		if (existing.length > 0) existing[seed % existing.length].deleted = this.time;
	}

	/** Clocks jump, by six hours from the true time at most. */
	jump(a: number, b: number): void {
		const ahead = ((b % 13) - 6) * HOUR;
		if (a % 2) this.serviceAhead = ahead;
		else this.n8nAhead = ahead;
	}

	existing(): Arrival[] {
		return this.all.filter(({ deleted }) => deleted === undefined);
	}

	/** What the service answers to the request for a page, and what it showed. */
	answer(query: IDataObject): { seen: Arrival[]; answer: IDataObject } {
		const from = String(query.dateCreatedStart ?? query.afterDate);
		const listed = this.existing().filter(({ date }) => date >= from);
		// Those of one second come in any order.
		if (this.isSorted) listed.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
		const first = Number(query.page) * this.perPage;
		const seen = listed.slice(first, first + this.perPage);
		const items = seen.map(asAnswered);
		return { seen, answer: { items, hasMorePages: first + this.perPage < listed.length } };
	}
}

/** A file and a message at the same time: each source reads its own fields. */
function asAnswered({ id, date, type, transcribed }: Arrival): IDataObject {
	return {
		id,
		type,
		dateCreated: date,
		date,
		direction: type === 'Fax' ? 'Outgoing' : 'Incoming',
		...(transcribed !== undefined && { transcription: 'Hello' }),
	};
}
