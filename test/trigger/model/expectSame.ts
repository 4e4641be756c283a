import { isDeepStrictEqual } from 'node:util';

/**
 * As `expect(actual).toEqual(expected)`, but fast while they are the same: the models compare some
 * hundred thousand times.
 */
export function expectSame<T>(actual: T, expected: T): void {
	if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
