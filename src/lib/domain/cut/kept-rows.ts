import { codedColumn, textAt, type TerritoryTable } from '../table';

/** Rows of each level that a cut keeps, in their order, and who is known by them. */
export interface KeptRows {
	readonly structures: Uint32Array;
	readonly organisations: Uint32Array;
	/** New row of each organisation, -1 where it goes. */
	readonly organisationAt: Int32Array;
	/** FINESS numbers of the kept structures. */
	readonly finess: ReadonlySet<string>;
	/** Who declares uses of its own in the kept part: its structures, and legal entities that run one of them. */
	readonly declarants: ReadonlySet<string>;
}

/** What a cut keeps: structures of its départements, and organisations that run at least one of them. */
export function keptRows(table: TerritoryTable, departments: ReadonlySet<string>): KeptRows {
	const { structures, structureOrganisation, organisations } = table;
	const department = codedColumn(structures, 'structure.department');
	const finess = codedColumn(structures, 'structure.finess');
	const entity = codedColumn(structures, 'structure.legal_entity');
	const isKept = department.values.map((code) => departments.has(code));
	const rows: number[] = [];
	const numbers = new Set<string>();
	const declarants = new Set<string>();
	const owners = new Uint8Array(organisations.rows);
	for (let row = 0; row < structures.rows; row++) {
		if (!isKept[department.codes[row] ?? 0]) continue;
		rows.push(row);
		const number = textAt(finess, row);
		numbers.add(number);
		declarants.add(number);
		const owner = textAt(entity, row);
		if (owner !== '') declarants.add(owner);
		owners[structureOrganisation[row] ?? 0] = 1;
	}
	const keptOwners = [...owners.keys()].filter((row) => owners[row] === 1);
	const organisationAt = new Int32Array(organisations.rows).fill(-1);
	for (const [at, row] of keptOwners.entries()) organisationAt[row] = at;
	return {
		structures: Uint32Array.from(rows),
		organisations: Uint32Array.from(keptOwners),
		organisationAt,
		finess: numbers,
		declarants
	};
}
