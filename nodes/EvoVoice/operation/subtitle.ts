import type { Resource } from './operation';

/** The node's subtitle on the canvas, in the words of the operation lists, e.g. `update: session`. */
export function subtitleOf(resources: readonly Resource[]): string {
	const names = resources.flatMap(({ value, operations, waiting }) =>
		[...operations, ...(waiting ? [waiting] : [])].map((operation) => [
			`${value}.${operation.value}`,
			operation.name.toLowerCase(),
		]),
	);
	const words = JSON.stringify(Object.fromEntries(names));
	return `={{ (${words}[$parameter["resource"] + "." + $parameter["operation"]] || $parameter["operation"]) + ": " + $parameter["resource"] }}`;
}
