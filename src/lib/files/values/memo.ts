import { flatten } from './interner';

const MOST_KEPT = 50_000;

/** The same function, which remembers what it answered: for cells that the rows of a file repeat. */
export function memo<T>(compute: (cell: string) => T): (cell: string) => T {
	const answers = new Map<string, T>();
	return (cell) => {
		const known = answers.get(cell);
		if (known !== undefined) return known;
		const answer = compute(cell);
		if (answers.size < MOST_KEPT) answers.set(flatten(cell), answer);
		return answer;
	};
}
