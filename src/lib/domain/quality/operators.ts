import { ANSWERED_FIELDS } from '../questionnaire';
import { OTHER_STATES, settle } from '../segmentation';
import { codedColumn, compareText, textAt } from '../table';
import { rowsInScope, type QualityData } from './field-quality';
import { questionnaireAnswers } from './questionnaire-answers';
import { isSsoOpen, ssoSettled } from './sso-settled';

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
 */
export function rankOperators(data: QualityData): OperatorRanking {
	const { table, criteria, classification, ssoAnswers } = data;
	const answers = questionnaireAnswers(table, new Set(ANSWERED_FIELDS));
	const { determined, certain } = settle(table, criteria, classification, answers);
	const sso = ssoSettled(table, ssoAnswers);
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
		ssoSettles: sso[row] === 1
	}));
	const total = (of: (stake: OperatorStake) => number): number =>
		stakes.reduce((sum, stake) => sum + of(stake), 0);
	return {
		operators: stakes
			.filter(
				(stake) => stake.structures > 0 && (stake.settles > 0 || stake.certifies > 0 || stake.ssoSettles)
			)
			.sort(
				(a, b) =>
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
