import type { IDataObject, IExecutePaginationFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Question } from '../../shared/api/failure';
import type { Field } from '../../shared/fields/field';
import { labelIn, pathOf, readField } from '../../shared/fields/field';
import { refused } from '../../shared/fields/refusal';
import { UPDATE } from './exchange';
import type { Operation, Values } from './operation';

/**
 * Reads every field of an operation and puts it in its place; the path is left to {@link fillPath}.
 * Nothing is sent unless all of it can be sent.
 *
 * @param options what n8n made of the descriptions; changed in place
 * @returns what was read, by the name of the parameter
 * @throws NodeApiError that names the field by its label
 */
export function fillRequest(
	this: IExecutePaginationFunctions,
	{ method, fields, sends }: Operation,
	options: IHttpRequestOptions,
): Values {
	const values: Values = {};
	for (const field of fields) {
		if (isAsked.call(this, field, options)) {
			const value = entered.call(this, field, options);
			const read = readField(
				() => this.getNode(),
				field,
				value,
				() => this.getTimezone(),
			) as IDataObject[string];
			values[field.property.name] = read;
			place(field, read, options);
		}
	}
	const part = partOf(options, method === 'GET' ? 'query' : 'body');
	Object.assign(part, { ...sends, ...part });
	refuseEmptyUpdate.call(this, fields, values);
	return values;
}

/** Whether the operation asks for the field as the node stands: not all of them are always shown. */
function isAsked(
	this: IExecutePaginationFunctions,
	{ to, property, collection }: Field,
	options: IHttpRequestOptions,
) {
	if (to?.part === 'path') return options.url.includes(`{${to.name}}`);
	// As it was entered, since only what is in it counts here and each expression costs its time.
	if (collection) {
		const added = this.getNodeParameter(collection, {}, { rawExpressions: true });
		return Object.hasOwn(added as object, property.name);
	}
	// What is not shown has no value. A field that goes nowhere tells what is asked.
	if (!to) return this.getNodeParameter(property.name, null) !== null;
	return property.routing === undefined || to.name in partOf(options, to.part);
}

/** What was entered: n8n has evaluated it already where it puts the value into the request. */
function entered(
	this: IExecutePaginationFunctions,
	{ property, to, collection }: Field,
	options: IHttpRequestOptions,
) {
	if (property.routing && to && to.part !== 'path') return partOf(options, to.part)[to.name];
	return this.getNodeParameter(pathOf({ property, collection }), '', { extractValue: true });
}

/** Puts what was read in its place; what is undefined leaves it. */
export function place({ to, spreads }: Field, value: unknown, options: IHttpRequestOptions): void {
	if (!to || to.part === 'path') return;
	const part = partOf(options, to.part);
	if (spreads) Object.assign(part, { ...(value as object), ...part });
	else if (value === undefined) delete part[to.name];
	else part[to.name] = value;
}

/** Writes the values into the path that were read for it. */
export function fillPath(options: IHttpRequestOptions, values: Values): void {
	options.url = options.url.replace(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent(String(values[name])),
	);
}

function partOf(options: IHttpRequestOptions, part: 'query' | 'body'): Record<string, unknown> {
	const name = part === 'query' ? 'qs' : 'body';
	options[name] ??= {};
	return options[name] as IDataObject;
}

function refuseEmptyUpdate(
	this: IExecutePaginationFunctions,
	fields: readonly Field[],
	values: Values,
) {
	const updates = fields.filter(({ collection, spreads }) => collection === UPDATE || spreads);
	if (updates.length === 0 || updates.some(({ property }) => values[property.name] !== undefined))
		return;
	const others = updates.filter(({ spreads }) => spreads);
	const places = ["'Update Fields'", ...others.map(({ property }) => `'${property.displayName}'`)];
	throw refused(
		this.getNode(),
		"'Update Fields' is empty",
		`Add at least one field to ${places.join(' or ')}, so that there is something to change.`,
	);
}

/** What makes the messages about an operation's requests precise. */
export function questionOf({ fields, roles, instead }: Operation, values: Values): Question {
	const subject = fields.find(
		({ names, property }) => names && values[property.name] !== undefined,
	);
	return {
		roles,
		instead,
		labelOf: labelIn(fields),
		...(subject?.names && {
			about: {
				entity: subject.names,
				id: String(values[subject.property.name]),
				// What stands in the body is made use of, such as the number that a text is sent from.
				isChanged: subject.to?.part === 'path',
			},
		}),
	};
}
