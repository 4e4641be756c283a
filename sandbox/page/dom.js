const FLASH_MS = 2400;

/** An element with its children; text is put in as text, never as markup. */
export function element(tag, className, ...children) {
	const made = document.createElement(tag);
	if (className) made.className = className;
	made.append(...children.filter((child) => child !== undefined && child !== null));
	return made;
}

/** Lets the element flash once, if what it shows has changed. */
export function flashing(made, hasChanged) {
	if (!hasChanged) return made;
	made.classList.add('changed');
	// Taken off, so that an element that moves on the page does not flash again.
	setTimeout(() => made.classList.remove('changed'), FLASH_MS);
	return made;
}

export const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const shownBy = new WeakMap();
const filledBefore = new WeakSet();

/**
 * Shows the items of a list in their order. What did not change keeps its element, so that a voice
 * message goes on playing, text stays selected and an opened line stays open.
 *
 * @param make gives an item's element; told the item as it was before, if it was there
 */
export function fill(id, items, keyOf, make, whenEmpty) {
	const list = document.getElementById(id);
	const isFirst = !filledBefore.has(list);
	filledBefore.add(list);
	const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
	const wanted = items.map((item) => {
		const known = old.get(String(keyOf(item)));
		const before = known && shownBy.get(known);
		if (known && isSame(before, item)) return known;
		const made = flashing(make(item, before), !known && !isFirst);
		made.dataset.key = keyOf(item);
		shownBy.set(made, item);
		if (known) takeOver(known, made);
		return made;
	});
	if (wanted.length === 0) wanted.push(old.get('empty') ?? emptyRow(whenEmpty));
	for (const child of [...list.children]) if (!wanted.includes(child)) child.remove();
	wanted.forEach((child, place) => {
		if (list.children[place] !== child) list.insertBefore(child, list.children[place] ?? null);
	});
}

function emptyRow(text) {
	const made = element('li', 'empty', text);
	made.dataset.key = 'empty';
	return made;
}

/** What a person opened stays open, and whoever works with the keyboard stays where they were. */
function takeOver(known, made) {
	const details = [...made.querySelectorAll('details')];
	[...known.querySelectorAll('details')].forEach(({ open }, index) => {
		if (details[index]) details[index].open = open;
	});
	const focused = known.contains(document.activeElement) && document.activeElement;
	known.replaceWith(made);
	if (!focused) return;
	const { action } = focused.dataset;
	const same = action && made.querySelector(`[data-action="${CSS.escape(action)}"]`);
	(same || made.querySelector('button, summary, a'))?.focus();
}
