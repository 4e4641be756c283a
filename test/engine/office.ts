import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { LoggedRequest, Sandbox, SandboxOptions } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import type { Credentials, Run } from './harness';
import { run } from './harness';

/**
 * A sandbox for the tests of one file, with the shortcuts that they share. Each test begins with the
 * sandbox as it starts, and with the given login.
 */
export function useOffice({
	login = 'phoneUser',
	...options
}: SandboxOptions & { login?: keyof Sandbox['logins'] } = {}) {
	const office = {} as {
		sandbox: Sandbox;
		/** The credential for the sandbox's address; what a test changes of it, ends with the test. */
		credentials: Credentials;
		/** Runs an operation, written as `resource.operation`, with the given parameters. */
		run(
			operation: string,
			parameters?: INodeParameters,
			items?: INodeExecutionData[],
			extra?: Parameters<typeof run>[3],
		): Promise<Run>;
		/** What reached the sandbox since the test began, without the logins. */
		arrived(): LoggedRequest[];
		/** The logins since the test began. */
		logins(): LoggedRequest[];
		/** The query of the request that arrived last. */
		query(): Record<string, string>;
		/** The ID of a seeded session that fits. */
		idOf(fits: (session: ReturnType<Sandbox['office']['sessions']>[number]) => boolean): string;
	};
	let before = 0;
	beforeAll(async () => {
		const sandbox = await startSandbox({ quiet: true, clock: 'manual', ...options });
		office.sandbox = sandbox;
		office.run = async (operation, parameters = {}, items, extra) =>
			await run(
				office.credentials,
				{
					resource: operation.split('.')[0],
					operation: operation.split('.')[1],
					...parameters,
				},
				items,
				extra,
			);
		const isLogin = ({ operation }: LoggedRequest) => operation === 'Authenticate';
		office.arrived = () => sandbox.requests.slice(before).filter((each) => !isLogin(each));
		office.logins = () => sandbox.requests.slice(before).filter(isLogin);
		office.query = () => {
			const { searchParams } = new URL(office.arrived().at(-1)!.path, sandbox.url);
			return Object.fromEntries(searchParams);
		};
		office.idOf = (fits) => sandbox.office.sessions().find(fits)!.id;
	});
	beforeEach(() => {
		office.sandbox.reset();
		before = office.sandbox.requests.length;
		const { url, logins } = office.sandbox;
		office.credentials = { environment: 'custom', baseUrl: url, ...logins[login] };
	});
	afterAll(async () => await office.sandbox.stop());
	return office;
}

/** A picker's value as the editor stores it when an ID was typed. */
export const byId = (value: unknown) => ({ __rl: true, mode: 'id', value }) as never;

/** As many input items as there are given objects. */
export const itemsOf = (...json: Array<INodeExecutionData['json']>): INodeExecutionData[] =>
	json.map((each) => ({ json: each }));
