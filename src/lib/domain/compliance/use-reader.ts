import { numberColumn, type CodedColumn, type Table } from '../table';
import type { Answer } from './flag-reader';
import { LEVELS, type Level } from './rules';
import type { UseFacts } from './facts';

const answer = (value: string): Answer => (value === 'yes' || value === 'no' ? value : 'unknown');
const levelOf = (value: string): Level | '' => LEVELS.find((level) => level === value) ?? '';
const modeOf = (value: string): UseFacts['cpsMode'] =>
	value === 'direct' || value === 'enrolled' ? value : '';

/** Reads the facts of a use at a row of the table of uses. A column that an older dataset does not hold says nothing. */
export function useReader(uses: Table): (row: number) => UseFacts {
	const text = (id: string): ((row: number) => string) => {
		const column: CodedColumn | null = codedOrNull(uses, id);
		return (row) => column?.values[column.codes[row] ?? 0] ?? '';
	};
	const flag = (id: string): ((row: number) => Answer) => {
		const at = text(id);
		return (row) => answer(at(row));
	};
	const sensitive = flag('use.sensitive');
	const psc = flag('use.psc');
	const means = text('use.mie');
	const mode = text('use.cps_mode');
	const documented = flag('use.enrolment_documented');
	const local = flag('use.local_access');
	const attestation = flag('use.attestation');
	const level = text('use.level');
	const reservations = numberColumn(uses, 'use.reservations');
	return (row) => ({
		sensitive: sensitive(row),
		psc: psc(row),
		means: means(row),
		cpsMode: modeOf(mode(row)),
		enrolmentDocumented: documented(row),
		localAccess: local(row),
		attestation: attestation(row),
		reservations:
			(reservations.low[row] ?? 0) > 0
				? 'yes'
				: (reservations.high[row] ?? Infinity) === 0
					? 'no'
					: 'unknown',
		level: levelOf(level(row)),
		accepted: 'unknown'
	});
}

function codedOrNull(table: Table, id: string): CodedColumn | null {
	const column = table.columns.get(id);
	return column?.kind === 'coded' ? column : null;
}
