import { OTHER_STATES } from '../segmentation';
import { codedColumn, compareText, textAt } from '../table';
import type { EuroQuality } from './euro-quality';
import { rowsInScope, type QualityData } from './field-quality';
import { settledBy } from './settled';
import { isSsoOpen } from './sso-settled';

/** What operators are ranked by first; the others then tell apart those who are equal. */
export const OPERATOR_ORDERS = ['segments', 'sso', 'euros'] as const;
export type OperatorOrder = (typeof OPERATOR_ORDERS)[number];

/** What asking one operator would bring. */
export interface OperatorStake {
	/** Row of the organisations table. */
	readonly organisation: number;
	readonly id: string;
	/** Its id when nothing names it. */
	readonly name: string;
	/** ESMS in scope. */
	readonly structures: number;
	readonly undetermined: number;
	readonly estimated: number;
	/** Undetermined structures that its answers settle whatever they say. */
	readonly settles: number;
	/** Structures not certain today that its answers make certain. */
	readonly certifies: number;
	readonly ssoOpen: boolean;
	readonly ssoSettles: boolean;
	/** Width of the cost of its structures that its answers settle, in cents; null where no plan is computed. */
	readonly euros: number | null;
	/** The same, whoever could say it. */
	readonly eurosOpen: number | null;
	/** Its structures whose professionals nothing bounds, hence their cost. */
	readonly unbounded: number;
}

export interface OperatorRanking {
	/** Operators whose answers would settle something, those that settle most first. */
	readonly operators: readonly OperatorStake[];
	/** Over the whole territory. */
	readonly undetermined: number;
	/** Undetermined structures that some operator can settle alone. */
	readonly settleable: number;
	readonly ssoOpen: number;
	readonly ssoSettleable: number;
}

/**
 * Ranks operators by what their answers alone would settle. A structure has one operator and nobody else's answers bear on it,
 * so that what several settle together adds up.
 * @param euros what is at stake in a plan; null without one
 */
export function rankOperators(
	data: QualityData,
	euros: EuroQuality | null = null,
	by: OperatorOrder = 'segments'
): OperatorRanking {
	const { table, classification, ssoAnswers } = data;
	const { together, sso } = settledBy(data);
	const { determined, certain } = together;
	const undetermined = classification.segments.length + OTHER_STATES.indexOf('undetermined');
	const make = () => new Uint32Array(table.organisations.rows);
	const counts = {
		structures: make(),
		undetermined: make(),
		estimated: make(),
		settles: make(),
		certifies: make()
	};
	const add = (to: Uint32Array, owner: number, value: number): void =>
		void (to[owner] = (to[owner] ?? 0) + value);
	for (const row of rowsInScope(classification)) {
		const owner = table.structureOrganisation[row] ?? 0;
		add(counts.structures, owner, 1);
		add(counts.undetermined, owner, classification.result[row] === undetermined ? 1 : 0);
		add(counts.estimated, owner, classification.estimated[row] ?? 0);
		add(counts.settles, owner, determined[row] ?? 0);
		add(counts.certifies, owner, certain[row] ?? 0);
	}
	const id = codedColumn(table.organisations, 'organisation.id');
	const name = codedColumn(table.organisations, 'organisation.name');
	const stakes = [...counts.structures.keys()].map((row): OperatorStake => ({
		organisation: row,
		id: textAt(id, row),
		name: textAt(name, row) || textAt(id, row),
		structures: counts.structures[row] ?? 0,
		undetermined: counts.undetermined[row] ?? 0,
		estimated: counts.estimated[row] ?? 0,
		settles: counts.settles[row] ?? 0,
		certifies: counts.certifies[row] ?? 0,
		ssoOpen: isSsoOpen(ssoAnswers[row] ?? 'none'),
		ssoSettles: sso[row] === 1,
		euros: euros && (euros.operators.get(row)?.settles ?? 0),
		eurosOpen: euros && (euros.operators.get(row)?.total ?? 0),
		unbounded: euros?.operators.get(row)?.unbounded ?? 0
	}));
	const total = (of: (stake: OperatorStake) => number): number =>
		stakes.reduce((sum, stake) => sum + of(stake), 0);
	return {
		operators: stakes
			.filter(
				(stake) =>
					stake.structures > 0 &&
					(stake.settles > 0 ||
						stake.certifies > 0 ||
						stake.ssoSettles ||
						(stake.euros ?? 0) > 0 ||
						stake.unbounded > 0)
			)
			.sort(
				(a, b) =>
					FIRST[by](a, b) ||
					b.settles - a.settles ||
					Number(b.ssoSettles) - Number(a.ssoSettles) ||
					b.certifies - a.certifies ||
					b.structures - a.structures ||
					compareText(a.id, b.id)
			),
		undetermined: total((stake) => stake.undetermined),
		settleable: total((stake) => stake.settles),
		ssoOpen: total((stake) => Number(stake.ssoOpen)),
		ssoSettleable: total((stake) => Number(stake.ssoSettles))
	};
}

type Compare = (a: OperatorStake, b: OperatorStake) => number;

const FIRST: Readonly<Record<OperatorOrder, Compare>> = {
	segments: (a, b) => b.settles - a.settles,
	sso: (a, b) => Number(b.ssoSettles) - Number(a.ssoSettles),
	euros: (a, b) => (b.euros ?? 0) - (a.euros ?? 0) || b.unbounded - a.unbounded
};

/**
 * How many of the first operators settle a share of the undetermined structures.
 * @param share 0 to 1, of all that are undetermined
 * @returns null when all operators together do not reach it
 */
export function operatorsFor(
	{ operators, undetermined }: OperatorRanking,
	share: number
): { readonly operators: number; readonly settled: number } | null {
	let settled = 0;
	if (undetermined === 0) return null;
	for (const [index, stake] of operators.entries()) {
		settled += stake.settles;
		if (settled >= share * undetermined) return { operators: index + 1, settled };
	}
	return null;
}
