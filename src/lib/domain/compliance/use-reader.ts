import { numberColumn, type CodedColumn, type Table } from '../table';
import type { UseFacts } from './facts';
import type { Answer } from './flag-reader';
import { LEVELS, type Level } from './rules';

/** The uses of a table by what is known of them: many say the same. */
export interface DistinctFacts {
	/** Each different set of facts, once. */
	readonly facts: readonly UseFacts[];
	/** Index into `facts`, per use. */
	readonly of: Uint32Array;
}

const TEXTS = {
	sensitive: 'use.sensitive',
	psc: 'use.psc',
	means: 'use.mie',
	cpsMode: 'use.cps_mode',
	enrolmentDocumented: 'use.enrolment_documented',
	localAccess: 'use.local_access',
	attestation: 'use.attestation',
	level: 'use.level'
} as const;
type TextFact = keyof typeof TEXTS;

const answer = (value: string): Answer => (value === 'yes' || value === 'no' ? value : 'unknown');
const levelOf = (value: string): Level | '' => LEVELS.find((level) => level === value) ?? '';
const modeOf = (value: string): UseFacts['cpsMode'] =>
	value === 'direct' || value === 'enrolled' ? value : '';

/** Reads the facts of every use. A column that an older dataset does not hold says nothing. */
export function distinctFacts(uses: Table): DistinctFacts {
	const columns = Object.values(TEXTS).map((id) => codedOrNull(uses, id));
	const reservations = numberColumn(uses, 'use.reservations');
	const open = (row: number): Answer => {
		if ((reservations.low[row] ?? 0) > 0) return 'yes';
		return (reservations.high[row] ?? Infinity) === 0 ? 'no' : 'unknown';
	};
	const factsAt = (row: number): UseFacts => {
		const text = (fact: TextFact): string => {
			const column = columns[Object.keys(TEXTS).indexOf(fact)];
			return column?.values[column.codes[row] ?? 0] ?? '';
		};
		return {
			sensitive: answer(text('sensitive')),
			psc: answer(text('psc')),
			means: text('means'),
			cpsMode: modeOf(text('cpsMode')),
			enrolmentDocumented: answer(text('enrolmentDocumented')),
			localAccess: answer(text('localAccess')),
			attestation: answer(text('attestation')),
			reservations: open(row),
			level: levelOf(text('level')),
			accepted: 'unknown'
		};
	};
	const facts: UseFacts[] = [];
	const known = new Map<number, number>();
	const of = new Uint32Array(uses.rows);
	for (let row = 0; row < uses.rows; row++) {
		let key = ['yes', 'no', 'unknown'].indexOf(open(row));
		for (const column of columns) if (column) key = key * column.values.length + (column.codes[row] ?? 0);
		let at = known.get(key);
		if (at === undefined) {
			at = facts.length;
			facts.push(factsAt(row));
			known.set(key, at);
		}
		of[row] = at;
	}
	return { facts, of };
}

function codedOrNull(table: Table, id: string): CodedColumn | null {
	const column = table.columns.get(id);
	return column?.kind === 'coded' ? column : null;
}
