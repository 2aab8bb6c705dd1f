import { classify, OTHER_STATES, type Criteria } from '$lib/domain/segmentation';
import { textAt, type TerritoryTable } from '$lib/domain/table';
import { runTestCases, type CaseResult, type CaseStatus, type TestCase } from '$lib/domain/test-cases';
import { formatCount, formatInteger, formatList, french, outcomeLooks } from '$lib/words';
import { categoryName } from './place-names';

/** One test case (« cas de contrôle ») in words. */
export interface CaseLine {
	readonly finess: string;
	/** Name at the register; the FINESS number where names are not known. */
	readonly name: string;
	/** Category, town and number. */
	readonly detail: string;
	readonly status: CaseStatus;
	/** « Passe », « Échoue »… */
	readonly verdict: string;
	/** Id of where the structure must be. */
	readonly expected: string;
	/** Id of where the criteria put it; null when the territory does not hold it. */
	readonly actual: string | null;
	readonly reason: string;
	readonly waiver: string | null;
}

/** A segment or another state, as criteria call it. */
export interface OutcomeName {
	readonly id: string;
	readonly label: string;
}

const VERDICTS: Readonly<Record<CaseStatus, string>> = {
	pass: 'Passe',
	fail: 'Échoue',
	waived: 'Écart accepté',
	'not-in-territory': 'Introuvable'
};

/** Where a test case may say that a structure must be: the segments, then the other states. */
export function expectedChoices({ segments }: Pick<Criteria, 'segments'>): readonly OutcomeName[] {
	const looks = outcomeLooks(segments);
	return [...segments.map(({ id }) => id), ...OTHER_STATES].map((id) => ({ id, label: looks(id).label }));
}

const ELSEWHERE = {
	finess: '',
	name: 'Structure d’un autre territoire',
	detail: 'Vérifiée à la publication',
	reason: '',
	waiver: null
};

/**
 * Results of test cases in words, in their order. Names may not have come yet: numbers stand for them.
 * @param isWhole false on a part of the territory: what is not there is of others, whose numbers and reasons are not told
 */
export function caseLines(
	table: TerritoryTable,
	results: readonly CaseResult[],
	isWhole = true
): readonly CaseLine[] {
	const text = (row: number | null, id: string): string => {
		const column = table.structures.columns.get(id);
		return row !== null && column?.kind === 'coded' ? textAt(column, row) : '';
	};
	const line = ({
		case: { finess, expected, reason, waiver },
		status,
		actual,
		row
	}: CaseResult): CaseLine => ({
		finess,
		name: text(row, 'structure.name') || finess,
		detail:
			row === null
				? 'Absente des données en vigueur'
				: [categoryName(text(row, 'structure.category')), text(row, 'structure.city'), finess]
						.filter((part) => part !== '')
						.join(' · '),
		status,
		verdict: VERDICTS[status],
		expected,
		actual,
		reason,
		waiver
	});
	return results.map((result) =>
		result.row === null && !isWhole ? { ...line(result), ...ELSEWHERE } : line(result)
	);
}

/** What the results say together: « 5 cas de contrôle : 3 passent, 1 échoue, 1 écart accepté ». */
export function casesFinding(results: readonly CaseResult[]): string {
	if (results.length === 0) return 'Aucun cas de contrôle';
	const count = (status: CaseStatus): number => results.filter((each) => each.status === status).length;
	const [pass, fail, waived, away] = [
		count('pass'),
		count('fail'),
		count('waived'),
		count('not-in-territory')
	];
	const parts = [
		...(pass > 0 ? [`${formatInteger(pass)} ${pass < 2 ? 'passe' : 'passent'}`] : []),
		...(fail > 0 ? [`${formatInteger(fail)} ${fail < 2 ? 'échoue' : 'échouent'}`] : []),
		...(waived > 0 ? [formatCount(waived, 'écart accepté', 'écarts acceptés')] : []),
		...(away > 0 ? [formatCount(away, 'introuvable')] : [])
	];
	return french(`${formatCount(results.length, 'cas', 'cas')} de contrôle : ${formatList(parts)}`);
}

/** Runs test cases on what criteria alone give. */
export const caseResults = (
	table: TerritoryTable,
	criteria: Criteria,
	tests: readonly TestCase[]
): readonly CaseResult[] => (tests.length === 0 ? [] : runTestCases(table, classify(table, criteria), tests));
