const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** Whether two values hold the same: for small plain data. */
function isSame(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (!isRecord(a) || !isRecord(b)) return false;
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
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
