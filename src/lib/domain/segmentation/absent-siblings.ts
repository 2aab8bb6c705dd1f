import { codedColumn, numberColumn, type TerritoryTable } from '../table';
import { AT_MOST } from './bits';
import { compileCondition, type ForcedBits } from './compile';
import type { Condition, Criteria } from './criteria';
import type { Kernel } from './predicate';
import { predicateLevel, predicatesIn } from './tree';

/**
 * Organisations with ESMS that a table cut to a territory does not hold, 1 per row of organisations: their totals count all
 * there is, so that more ESMS than the table holds are elsewhere. Null where the table holds all there is.
 */
export function straddlingOrganisations({
	territories,
	structures,
	organisations,
	structureOrganisation
}: TerritoryTable): Uint8Array | null {
	if (territories === undefined) return null;
	const { codes, values } = codedColumn(structures, 'structure.scope');
	const isEsms = values.map((code) => code === 'yes' || code === 'confirm');
	const held = new Uint32Array(organisations.rows);
	structureOrganisation.forEach((owner, row) => {
		if (isEsms[codes[row] ?? 0]) held[owner] = (held[owner] ?? 0) + 1;
	});
	const { low } = numberColumn(organisations, 'organisation.esms');
	return Uint8Array.from(held, (count, row) => ((low[row] ?? 0) > count ? 1 : 0));
}

/**
 * What a structure that is not held could answer, read at any structure of the same organisation: what is asked of the
 * organisation is known, whatever is asked of the structure is not.
 */
export function absentKernel(
	condition: Condition,
	territory: TerritoryTable,
	criteria: Criteria,
	forced: ForcedBits = new Map()
): Kernel {
	const unknown = predicatesIn(condition)
		.filter((predicate) => predicateLevel(predicate) === 'structure')
		.map((predicate): [Condition, number] => [predicate, AT_MOST]);
	return compileCondition(condition, territory, criteria, new Map([...forced, ...unknown]));
}
