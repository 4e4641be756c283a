import type { IDataObject, IExecutePaginationFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { FailureContext } from '../../shared/api/failure';
import type { Field } from '../../shared/fields/field';
import { labelIn, pathOf, readField, isUpdate } from '../../shared/fields/field';
import { refused } from '../../shared/fields/refusal';
import type { Operation, Values } from './operation';

/**
 * Reads every field of an operation, those of its answer included, and puts its value in its place in
 * the request; the path is left to {@link fillPath}.
 *
 * @param options the request as n8n's routing made it; changed in place
 * @returns the values, by the name of the parameter
 * @throws NodeApiError that names the field by its label
 */
export function fillRequest(
	this: IExecutePaginationFunctions,
	{ method, fields, defaults, answer }: Operation,
	options: IHttpRequestOptions,
): Values {
	const values: Values = {};
	for (const field of [...fields, ...answer.fields]) {
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
	Object.assign(part, { ...defaults, ...part });
	refuseEmptyUpdate.call(this, fields, values);
	return values;
}

/** Whether the field is shown, or was added, as the node is set up. */
function isAsked(
	this: IExecutePaginationFunctions,
	{ to, property, collection }: Field,
	options: IHttpRequestOptions,
) {
	if (to?.part === 'path') return options.url.includes(`{${to.name}}`);
	// Raw, since only the names matter here and evaluating expressions takes time.
	if (collection) {
		const added = this.getNodeParameter(collection, {}, { rawExpressions: true });
		return Object.hasOwn(added as object, property.name);
	}
	// A hidden field has no value, and neither has one that n8n does not know.
	if (!to) return this.getNodeParameter(property.name, null, { rawExpressions: true }) !== null;
	return to.isUnrouted || to.name in partOf(options, to.part);
}

/** What was entered. Where n8n's routing put it into the request, its expression is not evaluated again. */
function entered(
	this: IExecutePaginationFunctions,
	{ property, to, collection }: Field,
	options: IHttpRequestOptions,
) {
	if (to && to.part !== 'path' && !to.isUnrouted) return partOf(options, to.part)[to.name];
	return this.getNodeParameter(pathOf({ property, collection }), '', { extractValue: true });
}

/** Puts a value in its place in the request; undefined removes what is there. */
export function place({ to, spreads }: Field, value: unknown, options: IHttpRequestOptions): void {
	if (!to || to.part === 'path') return;
	const part = partOf(options, to.part);
	if (spreads) Object.assign(part, { ...(value as object), ...part });
	else if (value === undefined) delete part[to.name];
	else part[to.name] = value;
}

/** Fills the values into the placeholders of the path. */
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
	const updates = fields.filter((field) => isUpdate(field) || field.spreads);
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
export function failureContextOf(
	{ fields, roles, instead }: Operation,
	values: Values,
): FailureContext {
	const subject = fields.find(
		({ entity, property }) => entity && values[property.name] !== undefined,
	);
	const secrets = fields
		.filter(({ property }) => property.typeOptions?.password)
		.flatMap(({ property }) => (values[property.name] as string | undefined) ?? []);
	return {
		roles,
		instead,
		...(secrets.length > 0 && { secrets }),
		labelOf: labelIn(fields),
		...(subject?.entity && {
			about: {
				entity: subject.entity,
				id: String(values[subject.property.name]),
				// An object in the body is only used, such as the number that a text is sent from.
				isChanged: subject.to?.part === 'path',
			},
		}),
	};
}
