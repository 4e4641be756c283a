import { launchBrowser } from '../browser';
import type { Finding } from '../finding';
import type { Demo } from '../open';
import { agentChecks } from './agents';
import { credentialCheck } from './credential';
import { openEditor } from './editor';
import { darkCheck, searchChecks } from './panel';
import { stepChecks } from './step';

/** Drives n8n's editor in a browser as people do who use the node for the first time. */
export async function checkEditor(demo: Demo): Promise<Finding[]> {
	const browser = await launchBrowser();
	const editor = await openEditor(demo, browser);
	const findings: Finding[] = [];
	// One after the other: they share a page.
	for (const checks of [searchChecks, credentialCheck, stepChecks, agentChecks]) {
		findings.push(...(await checks(editor)));
	}
	findings.push(await darkCheck(await openEditor(demo, browser, { colorScheme: 'dark' })));
	return findings;
}
