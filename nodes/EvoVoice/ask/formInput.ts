import { LONGEST } from './limits';
import type { Markup } from './markup';
import { markup } from './markup';
import type { FormField } from './question';

/**
 * One field of a form: its label, its input, and what is wrong with what was typed.
 *
 * @param typed what it holds in place of its preset
 * @param sentence what to change; undefined if nothing
 */
export function inputFor(
	field: FormField,
	name: string,
	typed: string[] = presets(field),
	sentence?: string,
): Markup {
	const wrong = sentence !== undefined;
	const remark = wrong && markup`<p class="wrong" id="${name}-remark">${sentence}</p>\n`;
	const marks = wrong && markup` aria-invalid="true" aria-describedby="${name}-remark"`;
	// Of required checkboxes the browser would want every single one.
	const state = markup`${field.required && field.type !== 'checkbox' && ' required'}${marks}`;
	return field.type === 'checkbox' || field.type === 'radio'
		? markup`<fieldset class="field"><legend>${caption(field)}</legend>
${field.options.map((option) => choice(field, name, option, typed.includes(option), state))}${remark}</fieldset>
`
		: markup`<div class="field"><label for="${name}">${caption(field)}</label>
${single(field, name, typed[0] ?? '', state)}
${remark}</div>
`;
}

const presets = ({ type, preset }: FormField): string[] =>
	type === 'checkbox' ? preset.split(',').map((option) => option.trim()) : [preset];

const caption = ({ label, required }: FormField): Markup =>
	markup`${label}${!required && markup` <span class="small">(optional)</span>`}`;

function choice(
	{ type }: FormField,
	name: string,
	option: string,
	isChosen: boolean,
	state: Markup,
): Markup {
	const checked = isChosen && ' checked';
	return markup`<label class="choice"><input type="${type}" name="${name}" value="${option}"${checked}${state}>${option}</label>\n`;
}

function single(field: FormField, name: string, value: string, state: Markup): Markup {
	const { type, options, placeholder } = field;
	const common = markup`id="${name}" name="${name}"${state}`;
	if (type === 'dropdown') {
		const choices = options.map(
			// Without a value of its own it would be sent with some of its white space gone.
			(option) =>
				markup`<option value="${option}"${option === value && ' selected'}>${option}</option>\n`,
		);
		return markup`<select ${common}><option value="">Choose…</option>\n${choices}</select>`;
	}
	const sample = placeholder !== '' && markup` placeholder="${placeholder}"`;
	const more = markup`${sample} maxlength="${LONGEST[type]}"`;
	// A browser drops the line break after the tag; without it, it would drop one of the person's.
	if (type === 'textarea') return markup`<textarea ${common} rows="5"${more}>\n${value}</textarea>`;
	// The keys that inputmode="decimal" gives an iPhone have no minus.
	const steps = type === 'number' && markup` step="any"`;
	return markup`<input type="${type}"${steps} ${common} value="${value}"${more}>`;
}
