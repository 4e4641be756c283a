/**
 * A text as a form gives it: line breaks of one kind, or none, none of the characters that nobody
 * can type or see, and no white space around it.
 */
export function asTyped(text: string, hasLines: boolean): string {
	const lines = text.replace(/\r\n?/g, '\n');
	return (
		(hasLines ? lines : lines.replace(/\n/g, ' '))
			// eslint-disable-next-line no-control-regex
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
			.trim()
	);
}
