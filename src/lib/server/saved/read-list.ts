import { err, ok, type Result } from '$lib/domain/shared';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { refusalMessage, type DoubtfulNumber, type ListReading } from '$lib/files';
import { runReading, WorkerFailure } from '../reading';

/** What is to be kept of a text or a file, and what became of everything that was given. */
export interface ListReport {
	/** Column that was read; `''` for a text without columns. */
	readonly column: string;
	readonly given: number;
	/** Numbers to keep, each once: recognised and unknown ones. */
	readonly numbers: readonly string[];
	/** Of `numbers`, structures of the version in force. */
	readonly recognised: number;
	/** Of `numbers`, those that the version in force does not know. */
	readonly unknown: readonly string[];
	/** Of `unknown`, those that are legal entities: a list holds structures. */
	readonly entities: readonly string[];
	/** Structures of those legal entities. */
	readonly ofEntities: readonly string[];
	/** Damaged numbers put right: by the département of their line, or because the register has what they were. */
	readonly repaired: number;
	/** Of `numbers`, those whose key is wrong. */
	readonly wrongKeys: readonly string[];
	readonly duplicates: number;
	readonly malformed: number;
	readonly malformedExamples: readonly DoubtfulNumber[];
	readonly silentLines: number;
}

/** Compares what was read with the version in force. @param table null before the first import */
export function listReport(reading: ListReading, table: TerritoryTable | null): ListReport {
	const finess = table && codedColumn(table.structures, 'structure.finess');
	const known = new Set(finess?.values);
	const certain = reading.candidates.filter((candidate) => known.has(candidate.finess));
	const doubtful = reading.candidates.filter((candidate) => !known.has(candidate.finess));
	const numbers = [...reading.numbers, ...certain.map((candidate) => candidate.finess)];
	const unknown = numbers.filter((number) => !known.has(number));
	const { entities, structures } = entitiesAmong(new Set(unknown), table);
	return {
		column: reading.column,
		given: reading.given,
		numbers,
		recognised: numbers.length - unknown.length,
		unknown,
		entities,
		ofEntities: structures,
		repaired: reading.repaired + certain.length,
		wrongKeys: reading.wrongKeys,
		duplicates: reading.duplicates,
		malformed: reading.malformed + doubtful.length,
		malformedExamples: [
			...doubtful.map(({ line, value }) => ({ line, value })),
			...reading.malformedExamples
		],
		silentLines: reading.silentLines
	};
}

function entitiesAmong(
	unknown: ReadonlySet<string>,
	table: TerritoryTable | null
): { readonly entities: readonly string[]; readonly structures: readonly string[] } {
	if (!table || unknown.size === 0) return { entities: [], structures: [] };
	const finess = codedColumn(table.structures, 'structure.finess');
	const entity = codedColumn(table.structures, 'structure.legal_entity');
	const entities = new Set<string>();
	const structures: string[] = [];
	for (let row = 0; row < table.structures.rows; row++) {
		const owner = textAt(entity, row);
		if (owner === '' || !unknown.has(owner)) continue;
		entities.add(owner);
		structures.push(textAt(finess, row));
	}
	return { entities: [...entities], structures };
}

const TOO_HARD =
	'Ce fichier demande trop de temps ou de mémoire pour être lu\u00a0: copiez la colonne des numéros FINESS dans un nouveau fichier, ou collez-la.';

/**
 * Reads the FINESS numbers of a file in the reading thread, where a hostile one cannot hold up other people.
 * @returns the sentence that says why it was refused, or what it holds
 */
export async function readListFile(
	name: string,
	bytes: Uint8Array,
	signal: AbortSignal
): Promise<Result<ListReading, string>> {
	let result: Result<ListReading, string> = err(TOO_HARD);
	try {
		await runReading(
			{ kind: 'list', name, bytes },
			{
				event: (event) => {
					if (event.type === 'list') result = ok(event.reading);
					if (event.type === 'refused') result = err(refusalMessage(event.refusal));
					return Promise.resolve();
				},
				storedRows: () => {
					throw new Error('Reading a list asks for no rows');
				}
			},
			signal
		);
	} catch (error) {
		if (!(error instanceof WorkerFailure)) throw error;
		return err(TOO_HARD);
	}
	return result;
}
