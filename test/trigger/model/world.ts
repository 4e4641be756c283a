import type { Session } from '../../../nodes/shared/entities/session';

/** Something that happened to a session, written down at the moment when it happened. */
export interface Happening {
	field: string;
	before: unknown;
	after: unknown;
}

/** A session as it really is, with everything that ever happened to it. */
export interface Life {
	id: string;
	dateCreated: string;
	now: Record<string, unknown> & { members: string[]; ended: boolean; wasMissed: boolean };
	happened: Happening[];
	/** Whether the list of the source has it. */
	listed: boolean;
	/** Whether it ever left the list and came back. */
	relisted?: boolean;
	/** Whether the server no longer knows it. */
	deleted: boolean;
}

const START = Date.parse('2026-03-02T08:00:00.000Z');

/** Values to choose from; `undefined` is an absent field. Some are too long to be remembered. */
const CHOICES: Record<string, Array<string | undefined>> = {
	callState: [
		'Ringing',
		'Connected',
		'Hold',
		'Connected',
		'Hold',
		'Passive',
		'Disconnected',
		undefined,
	],
	queueState: ['None', 'Queued', 'Connected', undefined],
	dialState: ['None', 'Active'],
	endpointId: ['5f00', 'e|1,2%', 'an endpoint whose id is longer than others'],
	customerId: ['cust-a', 'cust-b', undefined],
	fromAddress: ['+15550001', '+15550002', '#31#555', '~0'],
	fromName: ['Ann', 'Bob, "B" %7c', undefined, ''],
	toAddress: ['+15559001', 'sip:queue@office.example'],
	destination: ['+15559001', '100', undefined],
	conferenceSid: ['CF-1', 'CF0123456789abcdef0123456789abcdef', undefined],
	consoleData: ['vip', 'x'.repeat(400), `${'x'.repeat(399)}y`, '{"a":"b|c,d#%"}', '', undefined],
};
const FIELDS = Object.keys(CHOICES);
const PEOPLE = ['ann@office.example', '+15550001', 'a,b|c%', 'client:4', 'ben', '#1'];
const AFTER_THE_END = ['consoleData', 'customerId'];

/** A made-up telephone system: sessions live in it whether somebody polls or not. */
export class World {
	lives: Life[] = [];
	clock = START;

	birth(a: number, b: number): void {
		const life: Life = {
			id: `${(this.lives.length * 37 + 11) % 101}|${a % 7}`,
			// Several sessions of one millisecond are possible; the order is then that of the ids.
			dateCreated: new Date(this.clock).toISOString(),
			now: {
				members: [],
				ended: false,
				wasMissed: false,
				direction: a % 2 ? 'Incoming' : 'Outgoing',
			},
			happened: [],
			listed: true,
			deleted: false,
		};
		this.lives.push(life);
		FIELDS.forEach((field, at) => {
			if ((a >> (at % 8)) & 1) this.set(life, field, this.choice(field, b + at));
		});
		if (a % 3) this.join(life, b);
		if (a % 5 === 0) this.join(life, b + 1);
	}

	/** Lets something happen to one of the sessions, as far as its life allows it. */
	happen(a: number, b: number): void {
		const life = this.lives[a % Math.max(this.lives.length, 1)];
		if (!life || life.deleted) return;
		if (life.now.ended) this.afterwards(life, a, b);
		else this.during(life, b % 20, a + b);
	}

	/** The session as the API shows it at this moment. */
	show(life: Life): Session {
		const { members, ...fields } = life.now;
		return {
			...(JSON.parse(JSON.stringify(fields)) as Session),
			id: life.id,
			dateCreated: life.dateCreated,
			outcome: life.now.ended ? 'Done' : undefined,
			members: members.map((identity) => ({ identity, displayName: `Name of ${identity}` })),
		};
	}

	private during(life: Life, kind: number, seed: number): void {
		if (kind === 0) this.end(life, seed);
		else if (kind <= 3) this.join(life, seed);
		else if (kind <= 5) this.leave(life, seed);
		else if (kind === 6) {
			life.listed = !life.listed;
			life.relisted = true;
		} else if (kind === 7) this.set(life, 'wasMissed', true);
		else if (kind <= 11) this.set(life, 'callState', this.choice('callState', seed));
		else {
			const field = FIELDS[seed % FIELDS.length];
			this.set(life, field, this.choice(field, seed >> 3));
		}
	}

	private end(life: Life, seed: number): void {
		if (seed % 2) this.set(life, 'callState', 'Disconnected');
		if (seed % 3 === 0) for (const identity of [...life.now.members]) this.drop(life, identity);
		if (seed % 5 < 2) this.set(life, 'wasMissed', true);
		this.set(life, 'ended', true);
		if (seed % 7) life.listed = false;
		if (seed % 11 === 0) {
			life.listed = false;
			life.deleted = true;
		}
	}

	private afterwards(life: Life, a: number, b: number): void {
		const field = AFTER_THE_END[b % 4];
		if (field) this.set(life, field, this.choice(field, a));
		else if (b % 4 === 2 && !life.now.wasMissed) this.set(life, 'wasMissed', true);
		else life.listed = false;
	}

	private choice(field: string, seed: number): string | undefined {
		return CHOICES[field][seed % CHOICES[field].length];
	}

	private set(life: Life, field: string, after: unknown): void {
		const before = life.now[field];
		if ((before ?? '') === (after ?? '')) return;
		life.now[field] = after;
		life.happened.push({ field, before, after });
	}

	private join(life: Life, seed: number): void {
		const identity = PEOPLE[seed % PEOPLE.length];
		if (life.now.members.includes(identity)) return;
		life.now.members = [...life.now.members, identity];
		life.happened.push({ field: 'member', before: undefined, after: identity });
	}

	private leave(life: Life, seed: number): void {
		const identity = life.now.members[seed % Math.max(life.now.members.length, 1)];
		if (identity !== undefined) this.drop(life, identity);
	}

	private drop(life: Life, identity: string): void {
		life.now.members = life.now.members.filter((other) => other !== identity);
		life.happened.push({ field: 'member', before: identity, after: undefined });
	}
}
