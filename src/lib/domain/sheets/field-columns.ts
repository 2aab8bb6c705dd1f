import { field, type Field } from '../fields';
import type { ReferenceData } from '../reference';
import {
	intervalAt,
	textAt,
	type CodedColumn,
	type Column,
	type NumberColumn,
	type SourceRef
} from '../table';
import type { SheetCell, SheetColumn } from './sheet';

const STATE_LABELS = { unknown: 'inconnu', declared: 'déclaré', estimated: 'estimé' } as const;

/** Where a column's values are read: the rows of the sheet, and the source of each value. */
export interface FieldContext {
	readonly sources: readonly SourceRef[];
	readonly reference: ReferenceData;
	/** Row of the field's own table for a row of the sheet. */
	rowOf(row: number): number;
}

/**
 * The columns of one field: a number gives its likely value, bounds, state and source; a text that may come from several
 * sources gives its source too. A code of a closed list or of a reference table is shown by its label.
 */
export function fieldColumns(id: string, column: Column, context: FieldContext): SheetColumn[] {
	const declaration = field(id);
	if (column.kind === 'number') return numberColumns(declaration, column, context);
	if (column.kind === 'coordinate') {
		return [
			{
				name: declaration.label,
				type: 'number',
				cell: (row) => {
					const degrees = column.degrees[context.rowOf(row)] ?? NaN;
					return Number.isNaN(degrees) ? null : Math.round(degrees * 1e5) / 1e5;
				}
			}
		];
	}
	return textColumns(declaration, column, context);
}

function textColumns(declaration: Field, column: CodedColumn, context: FieldContext): SheetColumn[] {
	const labelOf = labels(declaration, context.reference);
	const text = (row: number): string => textAt(column, context.rowOf(row));
	const { label: name } = declaration;
	const columns: SheetColumn[] = [];
	if (labelOf.coded) columns.push({ name: `${name} (code)`, type: 'text', cell: text });
	const type = declaration.type === 'date' ? 'date' : 'text';
	columns.push({ name, type, cell: (row) => labelOf.label(text(row)) });
	if (declaration.origin === 'declared') columns.push(sourceColumn(declaration, column, context));
	return columns;
}

function numberColumns(declaration: Field, column: NumberColumn, context: FieldContext): SheetColumn[] {
	const at = (row: number) => intervalAt(column, context.rowOf(row));
	const finite = (bound: number): SheetCell => (Number.isFinite(bound) ? bound : null);
	const { label: name } = declaration;
	const columns: SheetColumn[] = [
		{ name, type: 'number', cell: (row) => at(row).likely },
		{ name: `${name} – borne basse`, type: 'number', cell: (row) => at(row).low },
		{ name: `${name} – borne haute`, type: 'number', cell: (row) => finite(at(row).high) },
		{ name: `${name} – état`, type: 'text', cell: (row) => STATE_LABELS[at(row).state] }
	];
	return column.source ? [...columns, sourceColumn(declaration, column, context)] : columns;
}

function sourceColumn(
	declaration: Field,
	column: CodedColumn | NumberColumn,
	context: FieldContext
): SheetColumn {
	return {
		name: `${declaration.label} – source`,
		type: 'text',
		cell: (row) => {
			const source = context.sources[column.source?.[context.rowOf(row)] ?? 0];
			if (!source || source.kind === 'none') return '';
			return source.date === '' ? source.name : `${source.name} (${source.date})`;
		}
	};
}

/** How the codes of a field read in French; `coded` when the code is worth a column of its own. */
function labels(
	declaration: Field,
	reference: ReferenceData
): { coded: boolean; label: (code: string) => string } {
	switch (declaration.id) {
		case 'structure.category':
			return { coded: true, label: (code) => reference.categories.get(code)?.label ?? code };
		case 'structure.department':
			return { coded: true, label: (code) => reference.departments.get(code)?.name ?? code };
		case 'structure.region': {
			const names = new Map([...reference.departments.values()].map((d) => [d.territory, d.territoryName]));
			return { coded: false, label: (code) => (code === '' ? '' : (names.get(code) ?? code)) };
		}
	}
	if (declaration.type === 'flag')
		return { coded: false, label: (code) => ({ yes: 'Oui', no: 'Non' })[code] ?? '' };
	const known = new Map(declaration.values?.map(({ code, label }) => [code, label]));
	return { coded: false, label: (code) => known.get(code) ?? code };
}
