import { compareText } from '../table';

/** A name folded for comparison: no case, accents, punctuation or repeated spaces. */
export const foldName = (name: string): string =>
	name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/**
 * Reads a declared solution name as the solution it stands for, through the alias table. Aliases may chain; a loop stops
 * at the first name met twice. Names alike but for case, accents or punctuation are one solution, under the spelling
 * of the alias table, else the first spelling in alphabetical order.
 */
export function solutionReader(
	aliases: Iterable<readonly [name: string, solution: string]>,
	declaredNames: Iterable<string>
): (declaredName: string) => string {
	const next = new Map<string, string>();
	const spelling = new Map<string, string>();
	const spell = (name: string): void => {
		const key = foldName(name);
		const known = spelling.get(key);
		if (known === undefined || compareText(name, known) < 0) spelling.set(key, name);
	};
	for (const name of declaredNames) spell(name);
	const canonical = new Map<string, string>();
	for (const [name, solution] of aliases) {
		if (name === '' || solution === '') continue;
		next.set(foldName(name), foldName(solution));
		const key = foldName(solution);
		const known = canonical.get(key);
		if (known === undefined || compareText(solution, known) < 0) canonical.set(key, solution);
	}
	return (declaredName) => {
		let key = foldName(declaredName);
		if (key === '') return '';
		const met = new Set<string>([key]);
		for (let to = next.get(key); to !== undefined && !met.has(to); to = next.get(key)) {
			met.add(to);
			key = to;
		}
		return canonical.get(key) ?? spelling.get(key) ?? declaredName;
	};
}
