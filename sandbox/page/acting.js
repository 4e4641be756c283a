const TOLD_MS = 5000;
let timer;

/** Tells at the foot of the page what became of a click. */
export function tell(text, isRefused = false) {
	const told = document.getElementById('told');
	told.textContent = text;
	told.classList.toggle('refused', isRefused);
	clearTimeout(timer);
	timer = setTimeout(() => (told.textContent = ''), TOLD_MS);
}

/**
 * Lets something happen in the office, and tells what did, or why it cannot.
 * @returns whether it happened
 * @param words what is told once it happened; a function is given the answer
 */
export async function act(path, body, words) {
	try {
		const response = await fetch(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		const answer = await response.json();
		if (!response.ok) throw new Error(answer.message);
		tell(typeof words === 'function' ? words(answer) : words);
		document.dispatchEvent(new Event('happened'));
		return true;
	} catch (reason) {
		// The browser's own word for a connection that failed says nothing to a reader.
		const isLost = reason instanceof TypeError;
		tell(isLost ? 'The sandbox does not answer; it may have been stopped' : reason.message, true);
		return false;
	}
}
