import { codedColumn, textAt, type TerritoryTable } from '../table';
import { HIGH, LIKELY, LOW } from './bounds';
import type { BoundColumns } from './population';

/**
 * Identification schemes that each organisation uses outside Pro Santé Connect: distinct solutions, by row of the organisations
 * table. A use that does not say counts in the high bound, and half in the likely one; NaN in every bound where no use is declared.
 */
export function schemesOutsidePsc(table: TerritoryTable): BoundColumns {
	const { uses, useOrganisation, organisations } = table;
	const solution = codedColumn(uses, 'use.solution');
	const sensitive = codedColumn(uses, 'use.sensitive');
	const psc = codedColumn(uses, 'use.psc');
	/** By organisation and solution: whether it certainly is one, or may be. */
	const certain = new Map<string, boolean>();
	const declares = new Uint8Array(organisations.rows);
	for (let row = 0; row < uses.rows; row++) {
		const organisation = useOrganisation[row] ?? 0;
		declares[organisation] = 1;
		const [isSensitive, byPsc] = [textAt(sensitive, row), textAt(psc, row)];
		if (isSensitive === 'no' || byPsc === 'yes') continue;
		const key = `${organisation}|${textAt(solution, row)}`;
		certain.set(key, (certain.get(key) ?? false) || (isSensitive === 'yes' && byPsc === 'no'));
	}
	const empty = (): Float64Array =>
		Float64Array.from({ length: organisations.rows }, (_, row) => (declares[row] === 1 ? 0 : NaN));
	const counts: BoundColumns = [empty(), empty(), empty()];
	for (const [key, isCertain] of certain) {
		const organisation = Number(key.slice(0, key.indexOf('|')));
		const add = (bound: 0 | 1 | 2, value: number): void => {
			counts[bound][organisation] = (counts[bound][organisation] ?? 0) + value;
		};
		add(LOW, isCertain ? 1 : 0);
		add(LIKELY, isCertain ? 1 : 0.5);
		add(HIGH, 1);
	}
	return counts;
}
