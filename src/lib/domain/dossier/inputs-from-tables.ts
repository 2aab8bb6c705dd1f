import type { AmountInputs, DecidedAmount, PastAid } from '../funding';
import type { Cents } from '../shared';
import { numberIn } from './cells';
import type { ReadTable } from './compare-table';
import type { StructureFacts } from './inputs';
import type { InputProblem } from './input-problem';
import { AMOUNTS_FILE, CONFORMITY, FACT_INPUTS, GROUPINGS_FILE, STAGES } from './table-inputs';

const HUNDRED = 100;

/** Amounts as persons said them, from the tables of inputs. @param problems where what cannot be read is added */
export function amountsFromTables(
	amounts: ReadTable,
	groupings: ReadTable,
	problems: InputProblem[]
): Omit<AmountInputs, 'allocation'> {
	const asked = new Map<string, Cents>();
	const decided = new Map<string, DecidedAmount>();
	const pastAid = new Map<string, PastAid[]>();
	for (const [at, row] of amounts.rows.entries()) {
		const [finess = '', stage = '', year = '', label = '', amount = '', reason = '', author = '', date = ''] =
			row;
		const value = numberIn(amount);
		const line = amounts.lines[at] ?? at + 2;
		if (value === null || Number.isNaN(value)) {
			problems.push({
				file: AMOUNTS_FILE,
				line,
				column: 'Montant',
				expected: 'un montant en euros',
				found: amount
			});
			continue;
		}
		const cents = Math.round(value * HUNDRED);
		if (stage === STAGES.asked) asked.set(finess, cents);
		else if (stage === STAGES.decided) decided.set(finess, { cents, reason, author, at: date });
		else if (stage === STAGES.pastAid)
			pastAid.set(finess, [...(pastAid.get(finess) ?? []), { cents, label, year: Number(year) }]);
		else
			problems.push({
				file: AMOUNTS_FILE,
				line,
				column: 'Étape',
				expected: `une valeur parmi ${Object.values(STAGES).join(', ')}`,
				found: stage
			});
	}
	const groups = new Map<string, number>();
	for (const [at, [id = '', count = '']] of groupings.rows.entries()) {
		const esms = numberIn(count);
		if (esms !== null && esms > 0) groups.set(id, esms);
		else
			problems.push({
				file: GROUPINGS_FILE,
				line: groupings.lines[at] ?? at + 2,
				column: 'ESMS ensemble',
				expected: 'un nombre positif',
				found: count
			});
	}
	return { asked, decided, pastAid, groupings: groups };
}

/** What is told of structures, from the tables of inputs. @param finess of the population; a structure that the facts lack has none */
export function factsFromTables(
	finess: readonly string[],
	facts: ReadTable,
	leftOut: ReadTable,
	milestones: ReadTable
): StructureFacts {
	const known = new Map(facts.rows.map((row) => [row[0] ?? '', row]));
	const column = (at: number): string[] => finess.map((id) => known.get(id)?.[at] ?? '');
	return {
		why: column(1),
		headsSource: column(2),
		override: column(3),
		conformity: facts.columns.slice(FACT_INPUTS.length).map((name, at) => ({
			milestone: name.startsWith(CONFORMITY) ? name.slice(CONFORMITY.length) : name,
			states: column(FACT_INPUTS.length + at)
		})),
		leftOutNames: leftOut.rows.map((row) => row[2] ?? ''),
		milestones: milestones.rows.map(([date = '', label = '']) => ({ date, label }))
	};
}
