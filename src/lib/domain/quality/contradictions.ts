import { codedColumn, intervalAt, numberColumn, textAt, type TerritoryTable } from '../table';

const YES = 1;
const NO = 2;

/**
 * Structures whose declared values cannot all be true, by field: 1 or 0 per structure. More full-time equivalents than persons,
 * more equipped or unregistered professionals than professionals, structures of one organisation that disagree on its IT.
 */
export function contradictions(territory: TerritoryTable): ReadonlyMap<string, Uint8Array> {
	return new Map([
		['structure.fte', moreThanHeads(territory, 'structure.fte')],
		['structure.equipped', moreThanHeads(territory, 'structure.equipped')],
		['structure.without_rpps', moreThanHeads(territory, 'structure.without_rpps')],
		['structure.it_centralised', disagreeing(territory)]
	]);
}

function moreThanHeads({ structures }: TerritoryTable, field: string): Uint8Array {
	const part = numberColumn(structures, field);
	const heads = numberColumn(structures, 'structure.heads');
	return Uint8Array.from({ length: structures.rows }, (_, row) => {
		const [some, all] = [intervalAt(part, row), intervalAt(heads, row)];
		return some.state === 'declared' && all.state === 'declared' && some.low > all.high ? 1 : 0;
	});
}

/** Structures that said yes or no where others of their organisation said the opposite. */
function disagreeing({ structures, structureOrganisation, organisations }: TerritoryTable): Uint8Array {
	const column = codedColumn(structures, 'structure.it_centralised');
	const scope = codedColumn(structures, 'structure.scope');
	const answers = new Uint8Array(organisations.rows);
	const answerAt = (row: number): number => {
		if (textAt(scope, row) === 'no') return 0;
		const text = textAt(column, row);
		return text === 'yes' ? YES : text === 'no' ? NO : 0;
	};
	for (let row = 0; row < structures.rows; row++) {
		const owner = structureOrganisation[row] ?? 0;
		answers[owner] = (answers[owner] ?? 0) | answerAt(row);
	}
	return Uint8Array.from({ length: structures.rows }, (_, row) =>
		answerAt(row) !== 0 && answers[structureOrganisation[row] ?? 0] === (YES | NO) ? 1 : 0
	);
}
