import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import type { WorkflowNode } from '../rest';
import type { Given } from './agentCheck';

/** A field that the model fills in. */
export interface ToolInput {
	/** The parameter's name, or `collection.name`. */
	parameter: string;
	label: string;
	/** How the model knows the field. */
	key: string;
	description: string;
	isId: boolean;
	required: boolean;
}

/** One operation as a tool on the canvas, and what n8n will say about it to a model. */
export interface Tool {
	/** Such as `session.patch`. */
	operation: string;
	/** How the model knows the tool. */
	name: string;
	sentence: string;
	inputs: ToolInput[];
	node: WorkflowNode;
}

/** The operations of a node by resource and value, such as `session.patch`. */
export function operationsOf({ properties }: INodeTypeDescription): string[] {
	return (
		properties
			.filter(({ name }) => name === 'operation')
			// What waits for a person is not offered to agents.
			.filter(({ displayOptions }) => displayOptions?.show?.['@tool']?.[0] !== false)
			.flatMap(({ displayOptions, options }) =>
				options!.map((option) => {
					return `${displayOptions?.show?.resource?.[0]}.${(option as { value: string }).value}`;
				}),
			)
	);
}

/**
 * An operation as somebody adds it to an agent: named as n8n names it, its description left to n8n,
 * and the fields of `gives` left to the model by the editor's button, each with the field's own
 * description.
 * @param description of the node, which n8n makes the tool from
 * @throws Error when the tool shows no such field
 */
export function toolOf(
	description: INodeTypeDescription,
	operation: string,
	{ gives, chosen = {} }: { gives: Given; chosen?: Record<string, unknown> },
): Tool {
	const twin = { ...description, name: `${description.name}Tool`, outputs: ['ai_tool' as const] };
	const [resource, value] = operation.split('.');
	const parameters: INodeParameters = { resource, operation: value, ...(chosen as object) };
	const inputs = Object.keys(gives).map((parameter) => {
		const property = shownField(twin, parameters, parameter);
		put(parameters, parameter, property, byModel(property));
		return inputOf(parameter, property);
	});
	const name = NodeHelpers.makeNodeName(parameters, twin);
	return {
		operation,
		// n8n keeps letters, digits, _ and - for the model, and cuts at 64 characters.
		name: name.replace(/[^a-zA-Z0-9_-]+/g, '_').slice(0, 64),
		sentence: NodeHelpers.makeDescription(parameters, twin),
		inputs,
		node: {
			id: operation,
			name,
			type: `n8n-nodes-evovoice.${twin.name}`,
			typeVersion: 1,
			position: [0, 0],
			parameters,
		},
	};
}

/** What a model hands over to a tool: each given value under the name by which it knows the field. */
export function argumentsFor({ inputs }: Tool, given: Given): Given {
	return Object.fromEntries(inputs.map(({ key, parameter }) => [key, given[parameter]]));
}

function shownField(
	twin: INodeTypeDescription,
	parameters: INodeParameters,
	path: string,
): INodeProperties {
	const [name, inner] = path.split('.');
	const node = { typeVersion: 1 } as INode;
	const values = NodeHelpers.getNodeParameters(
		twin.properties,
		parameters,
		true,
		false,
		node,
		twin,
	);
	const outer = twin.properties.find(
		(each) => each.name === name && NodeHelpers.displayParameter(values!, each, node, twin),
	);
	const found = inner
		? (outer?.options as INodeProperties[] | undefined)?.find((each) => each.name === inner)
		: outer;
	if (!found)
		throw new Error(
			`The tool ${parameters.resource}.${parameters.operation} has no field '${path}'`,
		);
	return found;
}

function put(parameters: INodeParameters, path: string, { type }: INodeProperties, value: string) {
	const [name, inner] = path.split('.');
	const entry = type === 'resourceLocator' ? { __rl: true as const, mode: 'id', value } : value;
	parameters[name] = inner ? { ...(parameters[name] as INodeParameters), [inner]: entry } : entry;
}

function inputOf(parameter: string, property: INodeProperties): ToolInput {
	const { displayName, description = '', required = false, type, modes = [] } = property;
	const isNumber = modes.some((mode) => mode.displayName === 'By Number');
	return {
		parameter,
		label: displayName,
		key: keyOf(property),
		description,
		isId: type === 'resourceLocator' && !isNumber,
		required,
	};
}

/** n8n's button names a field by its label. */
function keyOf({ displayName }: INodeProperties): string {
	return displayName.slice(0, 63).replace(/[^a-zA-Z0-9-]/g, '_');
}

/** What n8n's button writes into a field that the model is to fill in. */
function byModel(property: INodeProperties): string {
	const type = ['boolean', 'number', 'json'].includes(property.type) ? property.type : 'string';
	const description = (property.description ?? '').replace(/[\\`]/g, '\\$&');
	const marker = '/*n8n-auto-generated-fromAI-override*/';
	return `={{ ${marker} $fromAI('${keyOf(property)}', \`${description}\`, '${type}') }}`;
}
