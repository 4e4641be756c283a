import type { Markup } from './pageLayout';
import { markup } from './pageLayout';
import type { FormField } from './question';
import { MAX_LENGTH } from './question';

/**
 * One field of a form: its label, its input, and a remark if the value was not accepted.
 *
 * @param entered the value to show in place of the preset
 * @param remark what to change; undefined if nothing
 */
export function inputFor(
	field: FormField,
	name: string,
	entered: string[] = presets(field),
	remark?: string,
): Markup {
	const isWrong = remark !== undefined;
	const paragraph = isWrong && markup`<p class="wrong" id="${name}-remark">${remark}</p>\n`;
	const marks = isWrong && markup` aria-invalid="true" aria-describedby="${name}-remark"`;
	// A browser would insist on every single one of several required checkboxes.
	const state = markup`${field.required && field.type !== 'checkbox' && ' required'}${marks}`;
	return field.type === 'checkbox' || field.type === 'radio'
		? markup`<fieldset class="field"><legend>${caption(field)}</legend>
${field.options.map((option) => choice(field, name, option, entered.includes(option), state))}${paragraph}</fieldset>
`
		: markup`<div class="field"><label for="${name}">${caption(field)}</label>
${single(field, name, entered[0] ?? '', state)}
${paragraph}</div>
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
			// Without a value attribute, the browser collapses white space in what it sends.
			(option) =>
				markup`<option value="${option}"${option === value && ' selected'}>${option}</option>\n`,
		);
		return markup`<select ${common}><option value="">Choose…</option>\n${choices}</select>`;
	}
	const sample = placeholder !== '' && markup` placeholder="${placeholder}"`;
	const more = markup`${sample} maxlength="${MAX_LENGTH[type]}"`;
	// A browser drops a line break right after the tag: this one, so that none of the value is.
	if (type === 'textarea') return markup`<textarea ${common} rows="5"${more}>\n${value}</textarea>`;
	// No inputmode="decimal": the keyboard that it opens on an iPhone has no minus.
	const steps = type === 'number' && markup` step="any"`;
	return markup`<input type="${type}"${steps} ${common} value="${value}"${more}>`;
}
