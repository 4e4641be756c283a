/** An operation of a resource. */
export interface Place {
	resource: string;
	operation: string;
}

/**
 * The fewest conditions that show a field on exactly the given operations. n8n can only ask for one
 * of some resources and one of some operations; several resources fit one condition as long as that
 * takes in no other operation that there is.
 *
 * @param places the operations that ask for the field, all of `all`
 * @param prefix `/` inside of a collection, where names are looked for beside the field otherwise
 */
export function shownOn(
	places: Place[],
	all: Place[],
	prefix = '',
): Array<Record<string, string[]>> {
	const groups: Place[][] = [];
	for (const resource of new Set(places.map((place) => place.resource))) {
		const own = places.filter((place) => place.resource === resource);
		const group = groups.find((known) => isExact([...known, ...own], all));
		if (group) group.push(...own);
		else groups.push(own);
	}
	return groups.map((group) => ({
		[`${prefix}resource`]: [...new Set(group.map(({ resource }) => resource))],
		[`${prefix}operation`]: [...new Set(group.map(({ operation }) => operation))],
	}));
}

function isExact(group: Place[], all: Place[]): boolean {
	return all.every(
		(place) =>
			group.includes(place) ||
			!group.some(({ resource }) => resource === place.resource) ||
			!group.some(({ operation }) => operation === place.operation),
	);
}
