import { codedColumn, diffTables, textAt, valueText, type CodedColumn, type TerritoryTable } from '../table';
import type { Cut } from './cut';

/**
 * How many structures and declarants outside a scope differ from one version to the next: what somebody of that scope may
 * not do. A structure differs by its own values or by its operator; totals of an operator follow from its structures and do
 * not count. A declarant of uses is inside when it is, or runs, a structure inside.
 */
export function changedOutside(before: TerritoryTable | null, after: TerritoryTable, cut: Cut): number {
	const [old, now] = [before && placesOf(before, cut), placesOf(after, cut)];
	const outside = new Set<string>();
	const isOutside = (finess: string): boolean =>
		[old?.inside.get(finess), now.inside.get(finess)].includes(false);
	for (const { finess } of diffTables(before, after)) if (isOutside(finess)) outside.add(finess);
	for (const [finess, owner] of now.owners) {
		const was = old?.owners.get(finess);
		if (was !== undefined && was !== owner && isOutside(finess)) outside.add(finess);
	}
	const [oldUses, newUses] = [before ? usesOf(before) : new Map<string, string>(), usesOf(after)];
	for (const holder of new Set([...oldUses.keys(), ...newUses.keys()])) {
		if (oldUses.get(holder) === newUses.get(holder)) continue;
		const known = old?.declarants.get(holder) ?? now.declarants.get(holder) ?? false;
		if (!known) outside.add(holder);
	}
	return outside.size;
}

interface Places {
	/** Whether each structure is inside. */
	readonly inside: ReadonlyMap<string, boolean>;
	/** Id and name of its operator. */
	readonly owners: ReadonlyMap<string, string>;
	/** Whether each structure, or legal entity with a structure, is or has one inside. */
	readonly declarants: ReadonlyMap<string, boolean>;
}

function placesOf({ structures, organisations, structureOrganisation }: TerritoryTable, cut: Cut): Places {
	const finess = codedColumn(structures, 'structure.finess');
	const department = codedColumn(structures, 'structure.department');
	const entity = codedColumn(structures, 'structure.legal_entity');
	const id = codedColumn(organisations, 'organisation.id');
	const name = codedColumn(organisations, 'organisation.name');
	const inside = new Map<string, boolean>();
	const owners = new Map<string, string>();
	const declarants = new Map<string, boolean>();
	for (let row = 0; row < structures.rows; row++) {
		const number = textAt(finess, row);
		const isInside = cut.departments.has(textAt(department, row));
		const owner = structureOrganisation[row] ?? 0;
		inside.set(number, isInside);
		owners.set(number, `${textAt(id, owner)}|${textAt(name, owner)}`);
		declarants.set(number, isInside);
		const runs = textAt(entity, row);
		if (runs !== '') declarants.set(runs, isInside || (declarants.get(runs) ?? false));
	}
	return { inside, owners, declarants };
}

/** What each declarant says of its uses, as one text. */
function usesOf({ uses }: TerritoryTable): ReadonlyMap<string, string> {
	const holder: CodedColumn = codedColumn(uses, 'use.holder');
	const said = new Map<string, string>();
	for (let row = 0; row < uses.rows; row++) {
		const values = [...uses.columns.values()].map((column) => valueText(column, row));
		const who = textAt(holder, row);
		said.set(who, `${said.get(who) ?? ''}${JSON.stringify(values)}`);
	}
	return said;
}
