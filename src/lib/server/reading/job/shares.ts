/** Bytes below which one more thread takes longer to start than it saves. */
const WORTH = 2_000_000;

/**
 * Which files are read in a second thread: about half of the bytes, the largest file staying where it will be composed.
 * @param sizes of the files, in bytes
 * @returns their indices in order; none when that would not be worth a thread
 */
export function filesApart(sizes: readonly number[]): readonly number[] {
	const apart: number[] = [];
	let [here, there] = [0, 0];
	const largestFirst = [...sizes.entries()].sort(([, a], [, b]) => b - a);
	for (const [index, size] of largestFirst) {
		if (here <= there) here += size;
		else {
			there += size;
			apart.push(index);
		}
	}
	return there < WORTH ? [] : apart.sort((a, b) => a - b);
}
