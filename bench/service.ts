import { startSandbox, type Login, type Sandbox } from '../sandbox';
import { Random } from '../sandbox/office/random';

/** What the process of the sandbox tells the one that measures. */
export interface Ready {
	url: string;
	login: Login;
	sessionIds: string[];
}

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
	process.send!({ url, login: logins.phoneUser, sessionIds } satisfies Ready);
	process.once('disconnect', () => void sandbox.stop());
}

/** Of today, since the API archives older sessions. */
function noon(): string {
	return `${new Date().toISOString().slice(0, 10)}T12:00:00Z`;
}

void main();
