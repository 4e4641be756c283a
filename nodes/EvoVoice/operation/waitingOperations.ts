import type { INodeType } from 'n8n-workflow';

import type { Resource } from './operation';

/** The operations that n8n runs without its routing, by resource and operation. */
export const waitingOperations = (resources: readonly Resource[]): INodeType['customOperations'] =>
	Object.fromEntries(
		resources.flatMap(({ value, waiting }) =>
			waiting ? [[value, { [waiting.value]: waiting.run }]] : [],
		),
	);
