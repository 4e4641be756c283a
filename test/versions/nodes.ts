import type { INodeParameters, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { deepCopy, NodeConnectionTypes } from 'n8n-workflow';

import { loadPackage } from '../engine/harness';

/** A node, or a twin that n8n makes of it, and each choice that decides which of its fields there are. */
export interface Described {
	description: INodeTypeDescription;
	choices: INodeParameters[];
}

/** The built nodes, as n8n's loader reads them, with the twins that n8n makes of them for agents. */
export async function everyNode(): Promise<Described[]> {
	const loader = await loadPackage();
	const of = (name: string) => loader.getNode(name).type.description as INodeTypeDescription;
	const [action, trigger] = [of('evoVoice'), of('evoVoiceTrigger')];
	return [
		{ description: action, choices: operationsOf(action) },
		{ description: trigger, choices: sourcesOf(trigger) },
		{ description: toolOf(action), choices: operationsOf(action) },
		{ description: reviewOf(action), choices: [{ resource: 'message', operation: 'sendAndWait' }] },
	];
}

/** Each resource with each of its operations. */
export function operationsOf({ properties }: INodeTypeDescription): INodeParameters[] {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			(options as INodePropertyOptions[]).map(({ value: operation }) => ({
				resource: displayOptions!.show!.resource![0] as string,
				operation,
			})),
		);
}

/** Each source of the trigger. */
export function sourcesOf({ properties }: INodeTypeDescription): INodeParameters[] {
	const source = properties.find(({ name }) => name === 'source')!;
	return (source.options as INodePropertyOptions[]).map(({ value }) => ({ source: value }));
}

/** What n8n makes of a node that is usable as a tool (`convertNodeToAiTool`). */
function toolOf(description: INodeTypeDescription): INodeTypeDescription {
	const twin = deepCopy(description);
	const toolDescription = {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string' as const,
		default: twin.description,
		displayOptions: { show: { descriptionType: ['manual'] } },
	};
	const descriptionType = {
		displayName: 'Tool Description',
		name: 'descriptionType',
		type: 'options' as const,
		options: [
			{ name: 'Set Automatically', value: 'auto' },
			{ name: 'Set Manually', value: 'manual' },
		],
		default: 'auto',
	};
	return {
		...twin,
		name: `${twin.name}Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		properties: [descriptionType, toolDescription, ...twin.properties],
	};
}

/** What n8n makes of a node with Send and Wait for Response (`convertNodeToHitlTool`). */
function reviewOf(description: INodeTypeDescription): INodeTypeDescription {
	const twin = deepCopy(description);
	const fixed: Record<string, string> = {
		resource: 'message',
		operation: 'sendAndWait',
		responseType: 'approval',
	};
	const names = new Set<string>();
	const properties = twin.properties.flatMap((property) => {
		const { displayName, name } = property;
		if (!(name in fixed)) return [property];
		if (names.has(name)) return [];
		names.add(name);
		return [{ displayName, name, type: 'hidden' as const, default: fixed[name] }];
	});
	return { ...twin, name: `${twin.name}HitlTool`, properties };
}
