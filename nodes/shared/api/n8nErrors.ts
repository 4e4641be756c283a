import type { NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * Whether something is n8n's own error of this kind. It is told by its name: where a second copy of
 * n8n-workflow lies beside the package, the classes of n8n's own copy are others than ours.
 */
export const isApiError = (error: unknown): error is NodeApiError => isNamed(error, 'NodeApiError');

/** Likewise for what the node refuses before anything is sent. */
export const isOperationError = (error: unknown): error is NodeOperationError =>
	isNamed(error, 'NodeOperationError');

const isNamed = (error: unknown, name: string) => error instanceof Error && error.name === name;
