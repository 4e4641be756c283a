// n8n's scanner for packages that ask to be verified, over this folder: its sources, and what is published
// of it. The command of the scanner's package takes the name of a published package only.
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const PUBLISHED = ['dist/**/*.js', 'package.json'];

let passed = true;
for (const files of [SOURCE_FILE_PATTERNS, PUBLISHED]) {
	const found = await analyzePackage(process.cwd(), files);
	console.log(
		`${files.join(' ')}: ${found.passed ? 'passed' : `${found.message}\n${found.details ?? ''}`}`,
	);
	passed &&= found.passed;
}
process.exitCode = passed ? 0 : 1;
