/** A text as it may stand in a cell of a table: n8n's descriptions hold HTML, and some a bar. */
export const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A block of code that shows a value. */
export const json = (value: unknown) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** What is shown once somebody opens it. */
export const details = (summary: string, text: string) =>
	`<details>\n<summary>${summary}</summary>\n\n${text}\n\n</details>`;
