import { codedColumn, numberColumn, textAt, type TerritoryTable } from '../table';
import type { Conformity } from './assess';

/** Situations worth a warning, whatever the status of the uses. */
export const WARNINGS = ['keys-without-phone', 'generic-accounts', 'cpe-cpa', 'without-rpps'] as const;
export type WarningId = (typeof WARNINGS)[number];

/** The ESMS of each warning: rows of the structures table, in order. */
export type Warnings = Readonly<Record<WarningId, readonly number[]>>;

/**
 * What deserves a warning. A FIDO key is activated by an e-CPS, hence by a phone: keys where the phone is refused will not start.
 * Source: workshop « Identification électronique » (tree and segments).
 */
export function warningsOf({ structures }: TerritoryTable, { facts, rows }: Conformity): Warnings {
	const scope = codedColumn(structures, 'structure.scope');
	const phone = codedColumn(structures, 'structure.phone');
	const accounts = codedColumn(structures, 'structure.accounts');
	const withoutRpps = numberColumn(structures, 'structure.without_rpps');
	const found: Record<WarningId, number[]> = {
		'keys-without-phone': [],
		'generic-accounts': [],
		'cpe-cpa': [],
		'without-rpps': []
	};
	for (let row = 0; row < structures.rows; row++) {
		if (textAt(scope, row) === 'no') continue;
		const means = (rows.ofStructure[row] ?? []).map((use) => facts[use]?.means);
		if (textAt(phone, row) === 'no' && means.includes('fido')) found['keys-without-phone'].push(row);
		if (['generic', 'both'].includes(textAt(accounts, row))) found['generic-accounts'].push(row);
		if (means.includes('cpe-cpa')) found['cpe-cpa'].push(row);
		if ((withoutRpps.low[row] ?? 0) > 0) found['without-rpps'].push(row);
	}
	return found;
}
