/** A small seeded source of chance: the same seed always gives the same row of numbers. */
export class Random {
	private state: number;

	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	/** A number from 0 up to, but not including, 1 (the mulberry32 generator). */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number between the two, both included. */
	between(lowest: number, highest: number): number {
		return lowest + Math.floor(this.next() * (highest - lowest + 1));
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(from: readonly T[]): T {
		return from[this.between(0, from.length - 1)];
	}

	hex(length: number): string {
		let text = '';
		while (text.length < length) text += this.between(0, 15).toString(16);
		return text;
	}

	/** A source of its own, so that what one call draws does not shift what the next one gets. */
	fork(): Random {
		return new Random(this.between(0, 0x7fffffff));
	}
}
