/** Rows by owner: those of owner i are `rows` from `start[i]` to `start[i + 1]`, in their order. */
export interface RowsBy {
	readonly start: Uint32Array;
	readonly rows: Uint32Array;
}

/** Sorts rows by their owner, for whoever reads them owner by owner. @param count how many owners there are */
export function rowsBy(owners: Uint32Array, count: number): RowsBy {
	const start = new Uint32Array(count + 1);
	for (const owner of owners) start[owner + 1] = (start[owner + 1] ?? 0) + 1;
	for (let i = 0; i < count; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
	const next = start.slice();
	const rows = new Uint32Array(owners.length);
	owners.forEach((owner, row) => {
		const at = next[owner] ?? 0;
		rows[at] = row;
		next[owner] = at + 1;
	});
	return { start, rows };
}

/** The rows of one owner. */
export const rowsOfOwner = ({ start, rows }: RowsBy, owner: number): Uint32Array =>
	rows.subarray(start[owner] ?? 0, start[owner + 1] ?? 0);
