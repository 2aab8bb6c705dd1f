import { recordNote, recordTables, type WorkshopRecord } from '$lib/domain/workshop-record';
import {
	jsonText,
	MANIFEST_FILE,
	NOTE_FILE,
	sha256Of,
	writeTable,
	writtenFiles,
	type DossierFile,
	type DossierPiece,
	type ListedFile,
	type WrittenDossier
} from '../dossier';

export const RECORD_FORMAT = 'cible-2028-atelier/1';

/** Which workshop a record is of, from how many events, and the version of the program that writes it. */
export interface RecordOrigin {
	readonly workshop: number;
	readonly events: number;
	readonly engine: string;
}

/**
 * Every file of the record of a workshop, piece by piece, in the form of a dossier: tables, criteria of each sub-group, what was
 * prepared, then the manifest with the hash of each, and the sheet that prints the manifest's own. The same events give the same bytes.
 */
export function* recordPieces(
	record: WorkshopRecord,
	of: RecordOrigin
): Generator<DossierPiece, WrittenDossier> {
	const encoder = new TextEncoder();
	const files = yield* writtenFiles(recordFiles(record));
	const manifest = recordManifest(record, of, files);
	const manifestHash = sha256Of(manifest);
	yield { name: MANIFEST_FILE, bytes: encoder.encode(manifest), isLast: true };
	yield { name: NOTE_FILE, bytes: encoder.encode(recordNote(record, manifestHash)), isLast: true };
	return { manifestHash, files };
}

/** The manifest of a record: where it comes from, its totals, and every file with its hash. */
export function recordManifest(
	record: WorkshopRecord,
	{ workshop, events, engine }: RecordOrigin,
	files: readonly ListedFile[]
): string {
	const { setup, openedAt, closedAt, drafts, scenarios, groups, attendance, applied, notes } = record;
	return jsonText({
		format: RECORD_FORMAT,
		engine,
		workshop: {
			id: workshop,
			title: setup.title,
			openedAt: new Date(openedAt).toISOString(),
			closedAt: new Date(closedAt).toISOString(),
			events,
			rehearsal: setup.rehearsal
		},
		dataset: { ...setup.dataset, scope: setup.scope, territory: setup.territory },
		criteria: { number: setup.criteriaVersion, drafts },
		scenario: { id: setup.scenario, variants: scenarios },
		totals: {
			devices: attendance.devices,
			persons: attendance.persons,
			applied: applied.length,
			decisions: notes.filter(({ kind }) => kind === 'decision').length,
			groups: Object.keys(groups).length
		},
		files
	});
}

/** The files of a record that its manifest lists, in its order. */
export function recordFiles(record: WorkshopRecord): DossierFile[] {
	const json = (name: string, value: unknown): DossierFile => ({
		name,
		table: null,
		pieces: () => [{ text: jsonText(value), rows: 0 }]
	});
	return [
		...recordTables(record).map((table) => ({ name: table.file, table, pieces: () => writeTable(table) })),
		...Object.entries(record.groups).map(([group, { criteria }]) => json(`criteres/${group}.json`, criteria)),
		json('preparation.json', record.setup)
	];
}

/** SHA-256 of the manifest that a record would have: what its sheet bears. */
export function manifestHashOf(record: WorkshopRecord, of: RecordOrigin): string {
	const pieces = recordPieces(record, of);
	for (let next = pieces.next(); ; next = pieces.next())
		if (next.done === true) return next.value.manifestHash;
}
