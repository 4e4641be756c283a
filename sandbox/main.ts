import { parseArgs } from 'node:util';
import { startSandbox, type Login, type Sandbox, type SandboxOptions } from './index';

const DEFAULT_PORT = 4410;
const PORTS_TRIED = 50;

const USAGE = `Usage: npm run sandbox -- [options]
  --port <number>         port to listen on (default ${DEFAULT_PORT}, or the next free one)
  --seed <number>         which office and which life (default 7)
  --accept-remove-route   let the documented route of Remove Member work
  --quiet                 the seeded sessions stand still
  --help                  show this text`;

function readOptions(): SandboxOptions | undefined {
	const { values } = parseArgs({
		options: {
			port: { type: 'string' },
			seed: { type: 'string' },
			'accept-remove-route': { type: 'boolean' },
			quiet: { type: 'boolean' },
			help: { type: 'boolean' },
		},
	});
	if (values.help) return undefined;
	return {
		port: wholeNumber('--port', values.port),
		seed: wholeNumber('--seed', values.seed),
		acceptRemoveRoute: values['accept-remove-route'],
		quiet: values.quiet,
	};
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d+$/.test(text)) throw new Error(`${name} takes a whole number, not "${text}"`);
	return Number(text);
}

/** Takes the port, or the next one that is free. */
async function startOnFreePort(options: SandboxOptions): Promise<Sandbox> {
	const first = options.port ?? DEFAULT_PORT;
	for (let port = first; ; port++) {
		try {
			return await startSandbox({ ...options, port });
		} catch (reason) {
			const isTaken = (reason as NodeJS.ErrnoException).code === 'EADDRINUSE';
			if (!isTaken || port >= first + PORTS_TRIED) throw reason;
		}
	}
}

function introduce({ url, logins }: Sandbox): string {
	const line = (who: string, { username, password }: Login) =>
		`  ${who.padEnd(28)}${username.padEnd(36)}${password}`;
	return [
		'',
		`Evo Voice sandbox    ${url}`,
		`Live sessions        ${url}/`,
		'',
		'Logins (environment Custom, base URL as above)',
		line('phone user', logins.phoneUser),
		line('manager', logins.manager),
		line('no account', logins.noAccount),
		line('phone user and manager', logins.teamLead),
		line('administrator', logins.administrator),
		'',
		'Stop with Ctrl-C.',
		'',
	].join('\n');
}

async function main(): Promise<void> {
	const options = readOptions();
	if (!options) {
		console.log(USAGE);
		return;
	}
	const sandbox = await startOnFreePort(options);
	console.log(introduce(sandbox));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.stop());
	}
}

main().catch((reason: Error) => {
	console.error(reason.message);
	process.exitCode = 1;
});
