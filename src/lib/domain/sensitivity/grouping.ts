/** Things that are alike, numbered from 0 as they are met. */
export interface Grouping {
	/** Group of each thing. */
	readonly of: Uint32Array;
	readonly count: number;
}

/** One group for all. */
export const together = (length: number): Grouping => ({
	of: new Uint32Array(length),
	count: length === 0 ? 0 : 1
});

/** Splits groups by one more property. @param keyAt finite or infinite numbers, the same for things that stay together */
export function splitBy({ of }: Grouping, keyAt: (index: number) => number): Grouping {
	const codes = new Map<number, number>();
	const groups = new Map<number, number>();
	const split = new Uint32Array(of.length);
	for (let i = 0; i < of.length; i++) {
		const key = keyAt(i);
		let code = codes.get(key);
		if (code === undefined) codes.set(key, (code = codes.size));
		const pair = (of[i] ?? 0) * SPREAD + code;
		let group = groups.get(pair);
		if (group === undefined) groups.set(pair, (group = groups.size));
		split[i] = group;
	}
	return { of: split, count: groups.size };
}

/** More than the distinct values of a column; its square still fits a number exactly. */
const SPREAD = 2 ** 26;

/** The members of each group, group after group. */
export interface Members {
	readonly starts: Uint32Array;
	readonly list: Uint32Array;
}

/** @param members those that count; all of them when absent */
export function membersOf({ of, count }: Grouping, members?: (index: number) => boolean): Members {
	const starts = new Uint32Array(count + 1);
	for (let i = 0; i < of.length; i++) {
		const next = (of[i] ?? 0) + 1;
		if (!members || members(i)) starts[next] = (starts[next] ?? 0) + 1;
	}
	for (let group = 0; group < count; group++)
		starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
	const list = new Uint32Array(starts[count] ?? 0);
	const place = starts.slice();
	for (let i = 0; i < of.length; i++) {
		if (members && !members(i)) continue;
		const group = of[i] ?? 0;
		const at = place[group] ?? 0;
		list[at] = i;
		place[group] = at + 1;
	}
	return { starts, list };
}

/** The first member of each group. */
export function firstOf({ of, count }: Grouping): Uint32Array {
	const first = new Uint32Array(count);
	for (let i = of.length - 1; i >= 0; i--) first[of[i] ?? 0] = i;
	return first;
}
