/** The result of one check. `claim` is a sentence that is true when the check passed. */
export interface Finding {
	passed: boolean;
	claim: string;
}

export function finding(passed: boolean, claim: string): Finding {
	return { passed, claim };
}
