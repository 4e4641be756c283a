import type { Sandbox } from '../../sandbox';

/** What a tool answered, item by item. */
export type Items = Array<Record<string, unknown>>;

/** Values that a model hands over, by the name of the parameter; `updateFields.callState` lies in a collection. */
export type Given = Record<string, unknown>;

/** How one operation is tried as the tool of an agent, and the expected effect. */
export interface AgentCheck {
	/** What the tool does: a sentence that is true when the check passed. */
	claim: string;
	/** The fields that are left to the model, with what it fills in for the call that must act. */
	gives: Given;
	/** Parameters that the person who adds the tool sets. */
	chosen?: Record<string, unknown>;
	/** Whether it had its effect: in the sandbox, or, for an operation that only reads, in the answer. */
	effect(items: Items): boolean;
	/**
	 * What must be refused before anything is sent: what the model gives in place of the good value,
	 * and words of the message that say what is right. Empty IDs and dots as IDs are tried without being named.
	 */
	refuses?: Array<{ gives: Given; says: string[] }>;
	/** Whether an ID that nobody knows is answered with the ID and a way on. True when left out. */
	explainsUnknown?: boolean;
}

/** Prepares the check of one operation, with objects of its own, so that all checks can run in parallel. */
export type SetUpCheck = (sandbox: Sandbox) => AgentCheck;

/** The operations of one resource, by the value of the field `Operation`. */
export type ResourceChecks = Record<string, SetUpCheck>;
