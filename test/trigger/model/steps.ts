import fc from 'fast-check';

/** What happens next, by name, and two numbers that settle the details. */
export interface Step<Name extends string> {
	name: Name;
	a: number;
	b: number;
}

/** Rows of steps. @param weights how often each step comes */
export const rowsOf = <Name extends string>(weights: Record<Name, number>) =>
	fc.array(
		fc.oneof(
			...Object.entries<number>(weights).map(([name, weight]) => ({
				weight,
				arbitrary: fc.record({
					name: fc.constant(name as Name),
					a: fc.nat(9999),
					b: fc.nat(9999),
				}) as fc.Arbitrary<Step<Name>>,
			})),
		),
		{ minLength: 5, maxLength: 60 },
	);
