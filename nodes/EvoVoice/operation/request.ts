import type { IDataObject, IExecutePaginationFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { isResourceLocatorValue } from 'n8n-workflow';

import type { FailureContext } from '../../shared/api/failure';
import { isObject } from '../../shared/fields/json';
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
	const path = pathOf({ property, collection });
	return fieldOfItem.call(this, path) ?? this.getNodeParameter(path, '', { extractValue: true });
}

/** What n8n writes when somebody drags a field of the item into a parameter, e.g. `={{ $json.id }}`. */
const FIELD_OF_ITEM = /^=\{\{\s*\$json((?:\.[A-Za-z_]\w*)+)\s*\}\}$/;

/**
 * The text of such an expression, without n8n's evaluation, which takes a fifth of the time of an item;
 * n8n's routing has evaluated the expression by now, and would have refused it. Undefined for any other
 * expression and any other value.
 */
function fieldOfItem(this: IExecutePaginationFunctions, path: string): string | undefined {
	const raw = this.getNodeParameter(path, '', { rawExpressions: true });
	const entered = isResourceLocatorValue(raw) ? raw.value : raw;
	const [, names] = (typeof entered === 'string' && FIELD_OF_ITEM.exec(entered)) || [];
	if (!names) return undefined;
	const value = names
		.slice(1)
		.split('.')
		.reduce<unknown>(
			(object, name) =>
				isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined,
			this.getInputData().json,
		);
	return typeof value === 'string' ? value : undefined;
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
