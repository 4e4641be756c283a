import { startSandbox, type Login, type Sandbox } from '../sandbox';
import type { Conditions } from '../sandbox/conditions';
import { Random } from '../sandbox/office/random';

/** What the process of the sandbox tells the one that measures. */
export interface Ready {
	url: string;
	login: Login;
	sessionIds: string[];
	/** A login that sees lists and files. */
	manager: Login;
	/** Files of 1 MB. */
	fileIds: string[];
}

/** Asks the process of the sandbox for something; its answer comes as {@link RequestCounts}. */
export type Order = { conditions: Partial<Conditions> } | { count: true };

/** How many requests got 429, and how many logins there were, since the last time it was asked. */
export interface RequestCounts {
	refused: number;
	logins: number;
}

const FILES = 200;
const FILE_BYTES = 1_000_000;

/** How many live calls there are. */
const SESSIONS = Number(process.argv[2]);
const random = new Random(11);

/** Live calls of the phone user with four members each whom no other call knows. */
function fill({ office }: Sandbox): string[] {
	return Array.from({ length: SESSIONS }, (_, call) => {
		const members = ['anna', 'ben', 'clara', 'dev'].map((name) => ({
			identity: `${name}.${call}@harbor-desk.example`,
			displayName: `${name} ${call}`,
			callSid: `CA${random.hex(32)}`,
		}));
		const fromAddress = `+1503${random.between(1_000_000, 9_999_999)}`;
		return office.start({ fromAddress, members }).id;
	});
}

async function main(): Promise<void> {
	const sandbox = await startSandbox({ empty: true, clock: 'manual', startAt: noon() });
	const sessionIds = fill(sandbox);
	const { url, logins } = sandbox;
	const fileIds = Array.from({ length: FILES }, (_, at) => {
		const fileName = `recording ${at}.wav`;
		return sandbox.office.addFile({ fileName, contentType: 'audio/wav', size: FILE_BYTES }).id;
	});
	const manager = logins.teamLead;
	process.send!({ url, login: logins.phoneUser, manager, sessionIds, fileIds } satisfies Ready);
	let refusedBefore = 0;
	process.on('message', (order: Order) => {
		if ('conditions' in order) Object.assign(sandbox.conditions, order.conditions);
		const refused = sandbox.refusedAsTooMany();
		const logins = sandbox.requests.filter(({ operation }) => operation === 'Authenticate').length;
		process.send!({ refused: refused - refusedBefore, logins } satisfies RequestCounts);
		refusedBefore = refused;
	});
	process.once('disconnect', () => void sandbox.stop());
}

/** Of today, since the API archives older sessions. */
function noon(): string {
	return `${new Date().toISOString().slice(0, 10)}T12:00:00Z`;
}

void main();
