import { isRegisterField } from '$lib/domain/corrections';
import { field } from '$lib/domain/fields';
import type { Interval } from '$lib/domain/shared';
import { intervalAt, textAt, type Table, type TerritoryTable } from '$lib/domain/table';
import { formatDate } from '$lib/words';
import { codeText } from './condition-text';
import { categoryLabel, departmentName, territoryName } from './place-names';

/** A value with what is known of it: how, from what source, as of when. */
export interface ValueLine {
	readonly field: string;
	readonly label: string;
	readonly help: string;
	/** In words; null for a number. */
	readonly text: string | null;
	readonly number: Interval | null;
	readonly unit: string;
	/** `register` and `derived` tell texts that nobody declared in a survey. */
	readonly state: 'declared' | 'estimated' | 'unknown' | 'register' | 'derived';
	/** Name of the file or table; `''` when derived or unknown. */
	readonly source: string;
	/** ISO date. */
	readonly date: string;
	/** Decided by hand: it can be taken back. */
	readonly byHand: boolean;
	/** What the register says, in words, where a person decided in its place; null elsewhere. */
	readonly registered: string | null;
}

function textOf(id: string, code: string): string {
	switch (id) {
		case 'structure.category':
			return code === '' ? 'inconnu' : `${code} – ${categoryLabel(code)}`;
		case 'structure.department':
			return code === '' ? 'inconnu' : departmentName(code);
		case 'structure.region':
			return code === '' ? 'inconnu' : territoryName(code);
		default:
			return codeText(id, code);
	}
}

/** The value of a field at a row of one of the tables of a territory. */
export function valueLine(territory: TerritoryTable, table: Table, id: string, row: number): ValueLine {
	const declaration = field(id);
	const column = table.columns.get(id);
	const { label, help, unit = '' } = declaration;
	const base = { field: id, label, help, unit, registered: null };
	if (!column || column.kind === 'coordinate') {
		return { ...base, text: 'inconnu', number: null, state: 'unknown', source: '', date: '', byHand: false };
	}
	const ref = territory.sources[column.source?.[row] ?? 0];
	const isKnown = ref !== undefined && ref.kind !== 'none';
	const source = {
		source: isKnown ? ref.name : '',
		date: isKnown ? ref.date : '',
		byHand: ref?.kind === 'manual'
	};
	if (column.kind === 'number') {
		const number = intervalAt(column, row);
		return { ...base, text: null, number, state: number.state, ...source };
	}
	const code = textAt(column, row);
	const isDecided = source.byHand && isRegisterField(id);
	const state = code === '' ? 'unknown' : isDecided ? 'declared' : declaration.origin;
	return { ...base, text: textOf(id, code), number: null, state, ...source };
}

const STATES: Readonly<Record<ValueLine['state'], string>> = {
	declared: 'déclaré',
	estimated: 'estimé',
	unknown: 'inconnu',
	register: 'registre',
	derived: 'calculé'
};

/** How a value is known, in one line: « déclaré, enquête.csv, 30/09/2026 ». */
export const originText = ({ state, source, date }: Pick<ValueLine, 'state' | 'source' | 'date'>): string =>
	[STATES[state], source, formatDate(date)].filter((part) => part !== '').join(', ');
