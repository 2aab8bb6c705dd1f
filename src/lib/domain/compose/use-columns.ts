import { codedFrom, compareText, numbersFrom, recodedFrom, type CodedTexts, type Column } from '../table';
import { declaredOrUnknown } from './declared-or-unknown';
import type { Sources } from './composer';
import type { Notes } from './notes';
import { solutionReader } from './solutions';
import { distinct, perText } from './structure-facts';

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
	const { rows } = uses;
	const holders = uses.texts('use.holder');
	const declared = uses.texts('use.solution');
	/** A text bears the source of its row. */
	const sourceOf =
		({ codeOf }: CodedTexts) =>
		(row: number): number =>
			codeOf(row) === 0 ? 0 : context.codeOf(uses.layerOf(row));
	const solutionOf = perText(declared, solutionReader(aliasPairs(sources), distinct(declared, rows)));
	const entityOf = perText(holders, (holder) => context.entityOf(holder));
	const entities = Array.from({ length: rows }, (_, row) => entityOf(row));
	for (const holder of [...distinct(holders, rows)].sort(compareText)) {
		if (!context.isKnown(holder)) context.notes.add('use-without-structure', holder);
	}
	const columns = new Map<string, Column>();
	columns.set('use.solution', codedFrom(rows, solutionOf, sourceOf(declared)));
	columns.set('use.declared_solution', recodedFrom(rows, declared, null));
	columns.set(
		'use.legal_entity',
		codedFrom(rows, (row) => entities[row] ?? '', null)
	);
	for (const id of TEXTS) {
		const texts = uses.texts(id);
		columns.set(id, recodedFrom(rows, texts, sourceOf(texts)));
	}
	for (const id of NUMBERS) {
		const texts = uses.texts(id);
		columns.set(id, numbersFrom(rows, perText(texts, declaredOrUnknown), sourceOf(texts)));
	}
	return { rows, columns, entities };
}

function* aliasPairs({ aliases }: Sources): Iterable<readonly [string, string]> {
	for (let key = 1; key < aliases.size; key++) {
		yield [aliases.keys.values[key] ?? '', aliases.text('alias.solution', key)];
	}
}
