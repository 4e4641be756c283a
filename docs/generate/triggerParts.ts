import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { cell, table } from './markdown';

const named = ({ properties }: INodeTypeDescription, name: string) =>
	properties.filter((property) => property.name === name);
const choicesOf = ({ options }: INodeProperties) => options as INodePropertyOptions[];

/** The sources whose panel shows a parameter, by their labels. */
function sourcesOf(trigger: INodeTypeDescription, { displayOptions }: INodeProperties): string {
	const values = (displayOptions?.show?.source ?? []) as unknown[];
	const [source] = named(trigger, 'source');
	const chosen = choicesOf(source).filter(({ value }) => values.includes(value));
	return chosen.map(({ name }) => name).join(' and ');
}

/** Every event with what it means, a table for each kind of source. */
export function eventTables(trigger: INodeTypeDescription): string {
	return named(trigger, 'events')
		.map((property) => {
			const rows = choicesOf(property).map(({ name, value, description = '' }) => [
				name,
				`\`${String(value)}\``,
				cell(description),
			]);
			return `**${sourcesOf(trigger, property)}**\n\n${table(['Event', '`event`', 'When'], rows)}`;
		})
		.join('\n\n');
}

/** Every filter, a table for each kind of source. */
export function filterTables(trigger: INodeTypeDescription): string {
	return named(trigger, 'filters')
		.map((property) => {
			const rows = (property.options as INodeProperties[]).map(
				({ displayName, description = '' }) => [displayName, cell(description)],
			);
			return `**${sourcesOf(trigger, property)}**\n\n${table(['Filter', 'What passes'], rows)}`;
		})
		.join('\n\n');
}
