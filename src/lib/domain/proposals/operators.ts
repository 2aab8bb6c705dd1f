import type { Interval } from '../shared';
import { codedColumn, compareText, intervalAt, numberColumn, textAt, type TerritoryTable } from '../table';

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

interface Found {
	readonly entities: Set<string>;
	readonly sirens: Set<string>;
	readonly communes: Map<string, number>;
	readonly departments: Set<string>;
}

/** Every operator of a territory, by row of organisations. */
export function operatorsOf(table: TerritoryTable): readonly Operator[] {
	const { structures, organisations } = table;
	const found = Array.from({ length: organisations.rows }, (): Found => ({
		entities: new Set(),
		sirens: new Set(),
		communes: new Map(),
		departments: new Set()
	}));
	const entity = codedColumn(structures, 'structure.legal_entity');
	const siret = codedColumn(structures, 'structure.siret');
	const city = codedColumn(structures, 'structure.city');
	const department = codedColumn(structures, 'structure.department');
	for (const [row, owner] of table.structureOrganisation.entries()) {
		const own = found[owner];
		if (!own) continue;
		addKnown(own.entities, textAt(entity, row));
		addKnown(own.departments, textAt(department, row));
		const siren = textAt(siret, row).slice(0, 9);
		if (siren.length === 9) own.sirens.add(siren);
		const commune = textAt(city, row);
		if (commune !== '') own.communes.set(commune, (own.communes.get(commune) ?? 0) + 1);
	}
	const id = codedColumn(organisations, 'organisation.id');
	const name = codedColumn(organisations, 'organisation.name');
	const kind = codedColumn(organisations, 'organisation.kind');
	const status = codedColumn(organisations, 'organisation.legal_status');
	const esms = numberColumn(organisations, 'organisation.esms');
	const professionals = numberColumn(organisations, 'organisation.professionals');
	return found.map(({ entities, sirens, communes, departments }, row) => ({
		id: textAt(id, row),
		name: textAt(name, row),
		isGroup: textAt(kind, row) === 'group',
		status: textAt(status, row),
		forProfit: textAt(status, row) === 'for-profit',
		esms: esms.low[row] ?? 0,
		professionals: intervalAt(professionals, row),
		entities: [...entities].sort(compareText),
		sirens: [...sirens].sort(compareText),
		communes: [...communes].sort(([a, m], [b, n]) => n - m || compareText(a, b)).map(([commune]) => commune),
		departments: [...departments].sort(compareText)
	}));
}

function addKnown(to: Set<string>, text: string): void {
	if (text !== '') to.add(text);
}
