/** An amount of money in whole cents of a euro, all taxes included unless its name says otherwise. A safe integer. */
export type Cents = number;

/**
 * Rounds an amount, zero or more, to whole cents, halves up, as one does by hand. Computing with decimals makes noise: an amount less
 * than a millionth under half a cent is half a cent.
 */
export const toCents = (amount: number): Cents => Math.floor(amount + 0.5 + 1e-6);

/**
 * Splits an amount into whole cents by weights, with nothing lost: each part gets its rounded-down share, and the cents left over go
 * one by one to the largest remainders, in the order given between equals (sort by FINESS number before).
 * @param total whole cents, zero or more
 * @param weights finite, zero or more; all zero counts as all equal
 * @returns parts that add up to `total`, in the order of the weights
 * @throws RangeError on an amount or a weight that is not one, or on an amount to split between nobody
 */
export function apportion(total: Cents, weights: ArrayLike<number>): Cents[] {
	const count = weights.length;
	if (!Number.isSafeInteger(total) || total < 0) throw new RangeError(`Not an amount to split: ${total}`);
	if (count === 0 && total > 0) throw new RangeError('An amount cannot be split between nobody');
	let sum = 0;
	for (let i = 0; i < count; i++) {
		const weight = weights[i] ?? NaN;
		if (!(weight >= 0) || weight === Infinity) throw new RangeError(`Not a weight: ${weight}`);
		sum += weight;
	}
	if (count === 2 && sum > 0) {
		// The usual case, without any list.
		const exact = total * ((weights[0] ?? 0) / sum);
		const other = total * ((weights[1] ?? 0) / sum);
		const part = Math.min(Math.floor(exact), total);
		const rest = Math.min(Math.floor(other), total - part);
		const left = total - part - rest;
		if (left === 0) return [part, rest];
		if (left === 1) return other - rest > exact - part ? [part, rest + 1] : [part + 1, rest];
	}
	const parts: Cents[] = [];
	const remainders: number[] = [];
	let left = total;
	for (let i = 0; i < count; i++) {
		const exact = sum === 0 ? total / count : total * ((weights[i] ?? 0) / sum);
		const part = Math.min(Math.floor(exact), left);
		parts.push(part);
		remainders.push(exact - part);
		left -= part;
	}
	if (left === 0) return parts;
	if (left === 1) {
		// The usual case: the largest remainder is found without sorting.
		let most = 0;
		for (let i = 1; i < count; i++) if ((remainders[i] ?? 0) > (remainders[most] ?? 0)) most = i;
		parts[most] = (parts[most] ?? 0) + 1;
		return parts;
	}
	const order = parts.map((_, i) => i).sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b);
	for (let turn = 0; left > 0; turn = (turn + 1) % count, left--) {
		const at = order[turn] ?? 0;
		parts[at] = (parts[at] ?? 0) + 1;
	}
	return parts;
}
