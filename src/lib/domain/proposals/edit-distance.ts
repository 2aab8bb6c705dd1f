/** Letters to add, drop or change to make one text of the other, counted up to `most`; `most + 1` beyond. */
export function editDistance(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let before = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const change = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			const value = Math.min(change, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
			row.push(value);
			least = Math.min(least, value);
		}
		if (least > most) return most + 1;
		before = row;
	}
	return Math.min(before[b.length] ?? 0, most + 1);
}
