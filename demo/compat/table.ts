import type { CheckResult } from './check';

/** A table in Markdown: what was results at, by the versions of n8n that it was results at in. */
export function tableOf(byVersion: Record<string, CheckResult[]>): string {
	const versions = Object.keys(byVersion);
	const claims = Object.values(byVersion)[0]?.map(({ check }) => check.claim) ?? [];
	const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [
		row(['', ...versions.map((version) => `n8n ${version}`)]),
		row(['---', ...versions.map(() => '---')]),
		...claims.map((claim, index) =>
			row([claim, ...versions.map((version) => byVersion[version][index].outcome)]),
		),
	].join('\n');
}
