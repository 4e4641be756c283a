import type { Sandbox, SessionInfo } from '../../sandbox';
import type { Office } from '../../sandbox/office/office';
import type { Finding } from '../finding';
import type { Execution, WorkflowJson } from '../rest';

/** What a run is judged by: its output, and the sandbox before and after. */
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

/** Judges a run: each finding checks a change in the sandbox or an answer. */
export type Judge = (evidence: Evidence) => Finding[] | Promise<Finding[]>;

/** Something that goes wrong with one of several items of an example, and what the others must do. */
export interface Broken {
	/** What goes wrong, to follow "when". */
	when: string;
	breaks?(sandbox: Sandbox): void;
	/** Adds the broken item to those that the example makes up. */
	changes?(workflow: WorkflowJson): WorkflowJson;
	judge: Judge;
}

export type Item = Record<string, unknown>;

/** What a node output in all of its runs. */
export function itemsOf(execution: Execution, node: string): Item[] {
	return execution.nodes[node]?.flatMap((run) => run.items) ?? [];
}
