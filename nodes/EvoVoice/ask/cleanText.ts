/**
 * A text as a form field gives it: line breaks of one kind, no control characters, no half of a
 * character that UTF-16 writes in two, no white space around it.
 *
 * @param multiline whether line breaks stay; they become spaces otherwise
 */
export function cleanText(text: string, multiline: boolean): string {
	const lines = text.replace(/\r\n?/g, '\n');
	return (
		(multiline ? lines : lines.replace(/\n/g, ' '))
			// eslint-disable-next-line no-control-regex
			.replace(/\p{Surrogate}|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu, '')
			.trim()
	);
}
