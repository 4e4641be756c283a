import type { SessionInfo } from '../../sandbox';
import type { Office } from '../../sandbox/office/office';
import type { Finding } from '../finding';
import type { Execution } from '../rest';

/** What a run is judged by: what it gave out, and the sandbox before and after. */
export interface Evidence {
	execution: Execution;
	/** The live sessions. */
	before: SessionInfo[];
	after: SessionInfo[];
	/** Everything else of the sandbox, after the run. */
	office: Office;
	/** Where workflows may write files. */
	folder: string;
}

/** Says what a run shows: each finding looks at a change in the sandbox or at an answer. */
export type Judge = (evidence: Evidence) => Finding[] | Promise<Finding[]>;

export type Item = Record<string, unknown>;

/** What a node gave out in all of its runs. */
export function itemsOf(execution: Execution, node: string): Item[] {
	return execution.nodes[node]?.flatMap((run) => run.items) ?? [];
}
