const OUTCOME_MS = 5000;
let timer;

/** Reports the outcome of a click at the foot of the page. */
export function report(text, isRefused = false) {
	const outcome = document.getElementById('outcome');
	outcome.textContent = text;
	outcome.classList.toggle('refused', isRefused);
	clearTimeout(timer);
	timer = setTimeout(() => (outcome.textContent = ''), OUTCOME_MS);
}

/**
 * Makes something happen in the office, and reports it, or why it cannot.
 * @returns whether it happened
 * @param words what is reported once it happened; a function is given the answer
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
		report(typeof words === 'function' ? words(answer) : words);
		document.dispatchEvent(new Event('happened'));
		return true;
	} catch (reason) {
		// The browser's own word for a connection that failed says nothing to a reader.
		const isLost = reason instanceof TypeError;
		report(isLost ? 'The sandbox does not answer; it may have been stopped' : reason.message, true);
		return false;
	}
}
