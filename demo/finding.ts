/** One thing that was looked at, told in a sentence that holds when it passed. */
export interface Finding {
	passed: boolean;
	claim: string;
}

export function finding(passed: boolean, claim: string): Finding {
	return { passed, claim };
}
