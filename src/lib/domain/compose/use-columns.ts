import { codedFrom, numbersFrom, type Column } from '../table';
import { declaredOrUnknown } from './declared-or-unknown';
import type { Sources } from './composer';
import type { Notes } from './notes';
import { solutionReader } from './solutions';

const TEXTS = [
	'use.holder',
	'use.sensitive',
	'use.psc',
	'use.mie',
	'use.cps_mode',
	'use.enrolment_documented',
	'use.local_access',
	'use.attestation',
	'use.level'
];
const NUMBERS = ['use.users', 'use.external_users', 'use.reservations'];

export interface UseContext {
	/** Legal entity of a declarant: its own when it is a structure, itself otherwise. */
	entityOf(holder: string): string;
	codeOf(layer: number): number;
	isKnown(holder: string): boolean;
	readonly notes: Notes;
}

/** The uses table: one row per declared use, its solution read through the aliases, and the legal entity of each row. */
export function useColumns(
	sources: Sources,
	context: UseContext
): { rows: number; columns: Map<string, Column>; entities: string[] } {
	const uses = sources.uses.list();
	const rows = uses.length;
	const text = (id: string, row: number): string => uses[row]?.values.get(id) ?? '';
	const sourceOf = (id: string, row: number): number =>
		text(id, row) === '' ? 0 : context.codeOf(uses[row]?.layer ?? 0);
	const solutionOf = solutionReader(
		aliasPairs(sources),
		uses.map((use) => use.values.get('use.solution') ?? '')
	);
	const entities = uses.map((_, row) => context.entityOf(text('use.holder', row)));
	for (const holder of new Set(uses.map((_, row) => text('use.holder', row)))) {
		if (!context.isKnown(holder)) context.notes.add('use-without-structure', holder);
	}
	const columns = new Map<string, Column>();
	columns.set(
		'use.solution',
		codedFrom(
			rows,
			(row) => solutionOf(text('use.solution', row)),
			(row) => sourceOf('use.solution', row)
		)
	);
	columns.set(
		'use.declared_solution',
		codedFrom(rows, (row) => text('use.solution', row), null)
	);
	columns.set(
		'use.legal_entity',
		codedFrom(rows, (row) => entities[row] ?? '', null)
	);
	for (const id of TEXTS)
		columns.set(
			id,
			codedFrom(
				rows,
				(row) => text(id, row),
				(row) => sourceOf(id, row)
			)
		);
	for (const id of NUMBERS) {
		columns.set(
			id,
			numbersFrom(
				rows,
				(row) => declaredOrUnknown(text(id, row)),
				(row) => sourceOf(id, row)
			)
		);
	}
	return { rows, columns, entities };
}

function* aliasPairs({ aliases }: Sources): Iterable<readonly [string, string]> {
	for (let key = 1; key < aliases.size; key++) {
		yield [aliases.keys.values[key] ?? '', aliases.text('alias.solution', key)];
	}
}
