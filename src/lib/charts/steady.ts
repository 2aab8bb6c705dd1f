/** Whether two values hold the same: for small plain data that one function made, its keys in one order. */
function isSame(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	const [left, right] = [Object.entries(a), Object.entries(b)];
	return (
		left.length === right.length &&
		left.every(([key, value], place) => key === right[place]?.[0] && isSame(value, right[place]?.[1]))
	);
}

/** Gives the last value again while what it holds is the same, so that what is drawn of it is left alone. */
export function steady<Value>(): (value: Value) => Value {
	let last: { readonly value: Value } | undefined;
	return (value) => {
		if (!last || !isSame(last.value, value)) last = { value };
		return last.value;
	};
}

/** The same for each of a list: only the marks of a chart that differ are then drawn again. @param keyOf tells them apart */
export function steadyEach<Value>(
	keyOf: (value: Value) => string
): (values: readonly Value[]) => readonly Value[] {
	let last: ReadonlyMap<string, Value> = new Map();
	return (values) => {
		const next = new Map(
			values.map((value): [string, Value] => {
				const held = last.get(keyOf(value));
				return [keyOf(value), held !== undefined && isSame(held, value) ? held : value];
			})
		);
		last = next;
		return [...next.values()];
	};
}
