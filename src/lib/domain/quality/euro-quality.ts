import { STAKE_PARTS, type StakePart, type Stakes } from '../funding';
import type { QualityData } from './field-quality';
import { settledBy } from './settled';

/** Euros to make precise of one operator, in cents. */
export interface OperatorEuros {
	/** By part of the stake, whoever could say it. */
	readonly parts: Readonly<Record<StakePart, number>>;
	readonly total: number;
	/** What its questionnaire would settle, whatever it answers. */
	readonly settles: number;
	/** Structures whose professionals nothing bounds: no cost, and no limit to what is at stake. */
	readonly unbounded: number;
}

/**
 * Euros to make precise over a territory, in cents. What each field settles alone, what only several answers settle together and what
 * no questionnaire settles add up to the total.
 */
export interface EuroQuality {
	readonly total: number;
	readonly parts: Readonly<Record<StakePart, number>>;
	/** By field id; fields that settle nothing alone are absent. */
	readonly alone: ReadonlyMap<string, number>;
	/** Segments that take several answers at once. */
	readonly together: number;
	/** Components and schemes, which a survey says, and segments that depend on registers. */
	readonly beyond: number;
	readonly unbounded: number;
	/** By structure of the plan's population: what the questionnaire of its operator would settle. */
	readonly settles: Float64Array;
	/** By row of the organisations table; absent for organisations without a structure in the plan. */
	readonly operators: ReadonlyMap<number, OperatorEuros>;
}

type Parts = Record<StakePart, number>;
const nothing = (): Parts => ({ segment: 0, heads: 0, equipped: 0, sso: 0, components: 0 });

/** Shares out what is at stake between operators, and between the answers that would settle it. */
export function euroQuality(data: QualityData, stakes: Stakes): EuroQuality {
	const { alone: settlements, together, sso } = settledBy(data);
	const { structureOrganisation } = data.table;
	const operators = new Map<number, { parts: Parts; total: number; settles: number; unbounded: number }>();
	const operatorOf = (row: number) => {
		const owner = structureOrganisation[row] ?? 0;
		const held = operators.get(owner);
		if (held) return held;
		const made = { parts: nothing(), total: 0, settles: 0, unbounded: 0 };
		operators.set(owner, made);
		return made;
	};
	const parts = nothing();
	const settles = new Float64Array(stakes.population.row.length);
	const alone = new Map<string, number>();
	const sums = { together: 0, beyond: 0 };
	/** Who settles a part of one structure. */
	const settler = (part: StakePart, row: number): string => {
		switch (part) {
			case 'segment': {
				const field = [...settlements].find(([, { determined }]) => determined[row] === 1)?.[0];
				return field ?? (together.determined[row] === 1 ? 'together' : 'beyond');
			}
			case 'heads':
				return 'structure.heads';
			case 'equipped':
				return 'structure.equipped';
			case 'sso':
				return sso[structureOrganisation[row] ?? 0] === 1 ? 'use.users' : 'beyond';
			case 'components':
				return 'beyond';
		}
	};
	stakes.population.row.forEach((row, structure) => {
		const operator = operatorOf(row);
		STAKE_PARTS.forEach((part, at) => {
			const cents = stakes.parts[at]?.adds[structure] ?? 0;
			if (cents === 0) return;
			const by = settler(part, row);
			parts[part] += cents;
			operator.parts[part] += cents;
			operator.total += cents;
			if (by !== 'beyond') {
				operator.settles += cents;
				settles[structure] = (settles[structure] ?? 0) + cents;
			}
			if (by === 'together' || by === 'beyond') sums[by] += cents;
			else alone.set(by, (alone.get(by) ?? 0) + cents);
		});
	});
	let unbounded = 0;
	for (const { row, reason } of stakes.population.leftOut) {
		if (reason !== 'heads-unbounded') continue;
		unbounded++;
		operatorOf(row).unbounded++;
	}
	const total = STAKE_PARTS.reduce((sum, part) => sum + parts[part], 0);
	return { total, parts, alone, ...sums, unbounded, settles, operators };
}
