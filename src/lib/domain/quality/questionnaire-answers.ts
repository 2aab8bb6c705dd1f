import type { Answers, Bearing } from '../segmentation';
import { codedColumn, numberColumn, textAt, type TerritoryTable } from '../table';

/** What one organisation's structures leave its questionnaire free to settle. */
interface Owner {
	/** Structures asked. */
	asked: number;
	/** Sites of other territories, which somebody of a scope does not ask about. */
	elsewhere: boolean;
	/** A site that may or may not be an ESMS widens every total. */
	toQualify: boolean;
	/** A decision by hand on its IT comes before any answer. */
	itByHand: boolean;
}

/**
 * How well each field would be known once organisations have filled their questionnaires wholly. Totals of an organisation
 * follow from the answers for all its structures; where registers do not cover the whole of France they are known from below.
 * @param fields ids of the structures' fields that are answered
 */
export function questionnaireAnswers(territory: TerritoryTable, fields: ReadonlySet<string>): Answers {
	const scope = codedColumn(territory.structures, 'structure.scope');
	const owners = ownersOf(territory);
	const isAsked = (row: number): boolean => textAt(scope, row) !== 'no';
	return {
		bearing(field, row): Bearing {
			if (fields.has(field)) return isAsked(row) ? 'exact' : 'none';
			const owner = owners[row];
			switch (field) {
				case 'organisation.it_centralised':
					return fields.has('structure.it_centralised') && owner && owner.asked > 0 && !owner.itByHand
						? 'exact'
						: 'none';
				case 'organisation.professionals':
					if (!fields.has('structure.heads') || !owner || owner.asked === 0 || owner.toQualify) return 'none';
					return territory.coverage.national && !owner.elsewhere ? 'exact' : 'from-below';
				default:
					return 'none';
			}
		}
	};
}

function ownersOf({ structures, structureOrganisation, organisations, sources }: TerritoryTable): Owner[] {
	const scope = codedColumn(structures, 'structure.scope');
	const it = codedColumn(structures, 'structure.it_centralised');
	const owners = Array.from({ length: organisations.rows }, (): Owner => ({
		asked: 0,
		elsewhere: false,
		toQualify: false,
		itByHand: false
	}));
	for (let row = 0; row < structures.rows; row++) {
		const owner = owners[structureOrganisation[row] ?? 0];
		const text = textAt(scope, row);
		if (!owner || text === 'no') continue;
		owner.asked++;
		if (text === 'to-qualify') owner.toQualify = true;
		if (sources[it.source?.[row] ?? 0]?.kind === 'manual') owner.itByHand = true;
	}
	const esms = numberColumn(organisations, 'organisation.esms');
	for (const [row, owner] of owners.entries()) owner.elsewhere = owner.asked < (esms.high[row] ?? 0);
	return owners;
}
