import { readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(__dirname, '../fixtures/seeds');

/** The five pages by the operation that each describes. */
export const SEED_PAGES = [
	'InviteChatMember.fsharp.txt',
	'AddConferenceMember.csharp.txt',
	'PatchSession.typescript.txt',
	'GetActiveSessions.fsharp.txt',
	'DeleteChatMember.typescript.txt',
];

export interface SeedTypes {
	/** Fields of each class, in camelCase, those of its base class not included. */
	classes: Record<string, string[]>;
	enums: Record<string, string[]>;
}

interface Syntax {
	/** Where a type starts; the groups are the word "enum", if it says so, and the name. */
	start: RegExp;
	field: RegExp;
	enumValue: RegExp;
}

const SYNTAXES: Record<string, Syntax> = {
	fsharp: {
		start: /^\s*type (?<name>\w+)(\(\))? =/,
		field: /^\s*member val (?<name>\w+):/,
		enumValue: /^\s*\| (?<name>\w+) = \d+/,
	},
	csharp: {
		start: /^\s*public (partial class|enum) (?<name>\w+)/,
		field: /^\s*public virtual .+ (?<name>\w+) \{ get; set; \}/,
		enumValue: /^\s*(?<name>[A-Z]\w*),$/,
	},
	typescript: {
		start: /^\s*export (class|enum) (?<name>\w+)/,
		field: /^\s*public (?<name>\w+)\??:/,
		enumValue: /^\s*(?<name>\w+) = '\w+',/,
	},
};

export function readPage(page: string): string {
	return readFileSync(path.join(FOLDER, page), 'utf8');
}

/** Reads the classes and enums that a page declares, whatever language it is written in. */
export function parsePage(page: string): SeedTypes {
	const syntax = SYNTAXES[page.split('.')[1]];
	const types: SeedTypes = { classes: {}, enums: {} };
	let current = '';
	for (const line of readPage(page).split('\n')) {
		current = syntax.start.exec(line)?.groups?.name ?? current;
		const field = syntax.field.exec(line)?.groups?.name;
		const value = syntax.enumValue.exec(line)?.groups?.name;
		if (field) (types.classes[current] ??= []).push(field[0].toLowerCase() + field.slice(1));
		if (value) (types.enums[current] ??= []).push(value);
	}
	return types;
}
