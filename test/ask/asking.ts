import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { MAIN_LINE } from '../../sandbox/office/people';
import { byId, useOffice } from '../engine/office';
import { WaitingServer } from './waitingServer';

export const NUMBER = '+12025550123';

/** With two buttons. */
export const BOTH = { approvalOptions: { values: { approvalType: 'double' } } };

/** A limit of one minute. */
export const MINUTE = {
	values: { limitType: 'afterTimeInterval', resumeAmount: 1, resumeUnit: 'minutes' },
};

export interface More {
	items?: INodeExecutionData[];
	node?: Partial<INode>;
	base?: string;
	timezone?: string;
}

/** An office whose people are asked, n8n's engine that waits for them, and the phone that is asked. */
export function useAsking() {
	const office = useOffice();
	const asking = { office } as { office: typeof office; server: WaitingServer };
	beforeAll(async () => {
		asking.server = await WaitingServer.start();
	});
	afterAll(async () => await asking.server.stop());

	const texts = () =>
		office.sandbox.office.messages
			.all()
			.filter(({ otherAddress }) => otherAddress === NUMBER)
			.map(({ text }) => text);

	const address = () => texts().at(-1)!.split('\n').pop()!;

	const visit = async (url: string, body?: URLSearchParams) => {
		const response = await fetch(url, body && { method: 'POST', body });
		return { status: response.status, headers: response.headers, body: await response.text() };
	};

	return Object.assign(asking, {
		/** What the person got. */
		texts,
		/** The address in the newest text. */
		address,
		open: async (url = address()) => await visit(url),
		post: async (fields: Record<string, string>, url = address()) =>
			await visit(url, new URLSearchParams(fields)),
		/** Runs a workflow that asks, to where it waits. */
		begin: async (parameters: INodeParameters, { node, ...more }: More = {}) =>
			await asking.server.begin({
				...more,
				credentials: office.credentials,
				node: {
					...node,
					parameters: {
						resource: 'message',
						operation: 'sendAndWait',
						endpointId: byId(MAIN_LINE.id),
						toAddress: NUMBER,
						message: 'Shall order 4711 go out?',
						...parameters,
						options: { skipAddressCheck: true, ...(parameters.options as INodeParameters) },
					},
				},
			}),
	});
}
