import { codedColumn, type TerritoryTable } from '../table';

/** What is odd in a correction that is taken all the same. */
export type CorrectionDoubt =
	/** No other structure that the author sees is in this commune: its code may be mistyped. */
	{ readonly code: 'commune-of-nobody'; readonly commune: string };

/**
 * What to look at again in values that a correction decides. The product holds no list of all communes: what it knows of them is
 * where the structures are.
 * @param territory what the author sees, before the correction
 * @param values by field id, as `correctionOf` gives them
 */
export function correctionDoubt(
	territory: TerritoryTable,
	row: number,
	values: Readonly<Record<string, string>>
): CorrectionDoubt | null {
	const commune = values['structure.commune'];
	if (commune === undefined || commune === '') return null;
	const { values: communes, codes } = codedColumn(territory.structures, 'structure.commune');
	const code = communes.indexOf(commune);
	const isShared = code > 0 && codes.some((each, other) => each === code && other !== row);
	return isShared ? null : { code: 'commune-of-nobody', commune };
}
