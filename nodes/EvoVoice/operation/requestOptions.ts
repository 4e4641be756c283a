import type { IExecuteFunctions, IHttpRequestOptions, INode, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Field } from '../../shared/fields/field';
import { readField } from '../../shared/fields/field';
import { positive } from '../../shared/fields/values';

/** The timeout of n8n's routing where the settings have none. */
const DEFAULT_TIMEOUT_MS = 300_000;

/** The longest time that a timer takes, more than three weeks. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The time for a whole response. n8n passes on whatever an expression in it returns. */
const timeout: Pick<Field, 'property' | 'read'> = {
	property: {
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 10000,
		description: 'How many milliseconds to wait for the whole answer before giving up',
	},
	read: (value) => Math.min(Math.ceil(positive(value)), LONGEST_TIMEOUT_MS),
};

/** Reads the timeout in milliseconds. @throws NodeApiError when it is not a time */
export const readTimeout = (node: () => INode, value: unknown) =>
	readField(node, timeout, value) as number;

/**
 * The settings that n8n adds to declarative nodes without a webhook. To a node with one it adds none,
 * but its routing reads them all the same.
 */
export const requestOptions: INodeProperties = {
	displayName: 'Request Options',
	name: 'requestOptions',
	type: 'collection',
	isNodeSetting: true,
	placeholder: 'Add Option',
	// n8n's loop over the items lets nothing else happen until it has started all of them. A pause after
	// every ten lets the first requests leave while it evaluates the parameters of later items.
	default: { batching: { batch: { batchSize: 10, batchInterval: 1 } } },
	options: [
		{
			displayName: 'Batching',
			name: 'batching',
			placeholder: 'Add Batching',
			type: 'fixedCollection',
			typeOptions: { multipleValues: false },
			default: { batch: {} },
			description:
				'How many items to start at once, and how long to wait before the next ones. A longer interval sends fewer requests a second.',
			options: [
				{
					displayName: 'Batching',
					name: 'batch',
					values: [
						{
							displayName: 'Items per Batch',
							name: 'batchSize',
							type: 'number',
							typeOptions: { minValue: -1 },
							default: 50,
							description:
								'Input will be split in batches to throttle requests. -1 for disabled. 0 will be treated as 1.',
						},
						{
							displayName: 'Batch Interval (Ms)',
							name: 'batchInterval',
							type: 'number',
							typeOptions: { minValue: 0 },
							default: 1000,
							description: 'Time in milliseconds between each batch of requests. 0 for disabled.',
						},
					],
				},
			],
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'allowUnauthorizedCerts',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		},
		{
			displayName: 'Proxy',
			name: 'proxy',
			type: 'string',
			default: '',
			placeholder: 'e.g. http://myproxy:3128',
			description: 'HTTP proxy to use',
		},
		timeout.property,
	],
};

/**
 * What these settings say about the connection, for an operation that n8n runs without its routing.
 *
 * @throws NodeOperationError when the proxy is not an address, NodeApiError when the timeout is not a
 * time
 */
export function connectionOf(
	context: IExecuteFunctions,
): Pick<IHttpRequestOptions, 'proxy' | 'skipSslCertificateValidation' | 'timeout'> {
	const {
		proxy,
		allowUnauthorizedCerts,
		timeout: time,
	} = context.getNodeParameter('requestOptions', 0, {}) as {
		proxy?: string;
		allowUnauthorizedCerts?: boolean;
		timeout?: unknown;
	};
	return {
		timeout: readTimeout(() => context.getNode(), time || DEFAULT_TIMEOUT_MS),
		...(allowUnauthorizedCerts && { skipSslCertificateValidation: true }),
		...(proxy && { proxy: proxyAt(context, proxy) }),
	};
}

function proxyAt(context: IExecuteFunctions, address: string): IHttpRequestOptions['proxy'] {
	const found = URL.canParse(address) ? new URL(address) : undefined;
	if (!found?.hostname) {
		throw new NodeOperationError(context.getNode(), "'Proxy' in the settings is no address", {
			description: 'Enter one such as http://myproxy:3128.',
		});
	}
	const { protocol, hostname: host, port, username, password } = found;
	return {
		protocol: protocol.slice(0, -1),
		host,
		port: Number(port) || (protocol === 'https:' ? 443 : 80),
		...(username && {
			auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) },
		}),
	};
}
