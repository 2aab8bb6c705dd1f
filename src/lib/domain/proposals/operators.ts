import type { Interval } from '../shared';
import {
	codedColumn,
	compareText,
	intervalAt,
	numberColumn,
	rowsBy,
	rowsOfOwner,
	textAt,
	type CodedColumn,
	type TerritoryTable
} from '../table';

/** An operator as the data tell it, to be held beside others. */
export interface Operator {
	/** Id and name of the organisation as it is today. */
	readonly id: string;
	readonly name: string;
	readonly isGroup: boolean;
	/** Code of its legal status; `''` when unknown or when its entities differ. */
	readonly status: string;
	readonly forProfit: boolean;
	/** ESMS counted for certain. */
	readonly esms: number;
	readonly professionals: Interval;
	/** FINESS numbers of its legal entities. */
	readonly entities: readonly string[];
	/** The SIREN in the SIRET of its sites. */
	readonly sirens: readonly string[];
	/** Where its sites are: the head office is in no register. The most frequent first. */
	readonly communes: readonly string[];
	/** Codes of départements. */
	readonly departments: readonly string[];
}

/** What is read of every operator; the rest is read of those that look like another. */
export type NamedOperator = Pick<Operator, 'id' | 'name' | 'isGroup' | 'forProfit' | 'esms' | 'sirens'> & {
	readonly row: number;
};

/** Reads the operators of a territory. */
export interface OperatorReader {
	/** Those with a name, ESMS and a legal entity. */
	readonly named: readonly NamedOperator[];
	readonly read: (operator: NamedOperator) => Operator;
}

export function operatorReader(table: TerritoryTable): OperatorReader {
	const { structures, organisations } = table;
	const sites = rowsBy(table.structureOrganisation, organisations.rows);
	const ofStructures = (id: string): CodedColumn => codedColumn(structures, id);
	const ofOrganisations = (id: string): CodedColumn => codedColumn(organisations, id);
	const entity = ofStructures('structure.legal_entity');
	const siret = ofStructures('structure.siret');
	const city = ofStructures('structure.city');
	const department = ofStructures('structure.department');
	const [id, name] = [ofOrganisations('organisation.id'), ofOrganisations('organisation.name')];
	const [kind, status] = [ofOrganisations('organisation.kind'), ofOrganisations('organisation.legal_status')];
	const esms = numberColumn(organisations, 'organisation.esms');
	const professionals = numberColumn(organisations, 'organisation.professionals');
	const textsOf = (column: CodedColumn, row: number): string[] => {
		const texts = new Set<string>();
		for (const site of rowsOfOwner(sites, row)) texts.add(textAt(column, site));
		texts.delete('');
		return [...texts].sort(compareText);
	};
	const sirensOf = (row: number): string[] => {
		const sirens: string[] = [];
		for (const site of rowsOfOwner(sites, row)) {
			const siren = textAt(siret, site).slice(0, 9);
			if (siren.length === 9 && !sirens.includes(siren)) sirens.push(siren);
		}
		return sirens.sort(compareText);
	};
	const hasEntity = (row: number): boolean =>
		rowsOfOwner(sites, row).some((site) => (entity.codes[site] ?? 0) !== 0);
	const communesOf = (row: number): string[] => {
		const counts = new Map<string, number>();
		for (const site of rowsOfOwner(sites, row)) {
			const commune = textAt(city, site);
			if (commune !== '') counts.set(commune, (counts.get(commune) ?? 0) + 1);
		}
		return [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b)).map(([commune]) => commune);
	};
	const named: NamedOperator[] = [];
	for (let row = 0; row < organisations.rows; row++) {
		if ((esms.low[row] ?? 0) === 0 || (name.codes[row] ?? 0) === 0 || !hasEntity(row)) continue;
		named.push({
			row,
			id: textAt(id, row),
			name: textAt(name, row),
			isGroup: textAt(kind, row) === 'group',
			forProfit: textAt(status, row) === 'for-profit',
			esms: esms.low[row] ?? 0,
			sirens: sirensOf(row)
		});
	}
	return {
		named,
		read: ({ row, ...operator }) => ({
			...operator,
			status: textAt(status, row),
			professionals: intervalAt(professionals, row),
			entities: textsOf(entity, row),
			communes: communesOf(row),
			departments: textsOf(department, row)
		})
	};
}
