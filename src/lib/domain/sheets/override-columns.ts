import type { OverrideRecord } from '../overrides';
import { OTHER_STATES } from '../segmentation';
import type { SheetCell, SheetColumn, SheetData } from './sheet';

const KINDS = { structure: 'De la structure', organisation: 'De l’organisme' } as const;

/** What the criteria alone say of a structure, beside the segment that is shown. */
export function computedColumn(
	{ classification, computed = classification }: SheetData,
	label: (id: string) => string
): SheetColumn {
	const outcomes = [...computed.segments, ...OTHER_STATES];
	return {
		name: 'Segment calculé par les critères',
		type: 'text',
		cell: (row) => label(outcomes[computed.result[row] ?? 0] ?? '')
	};
}

/** The override that a structure is under: of what, why, by whom, since when and until when; empty without one. */
export function overrideColumns({
	overrides,
	overrideOf,
	overrideRecords
}: SheetData): readonly SheetColumn[] {
	const at = (row: number): number => (overrideOf?.[row] ?? 0) - 1;
	const record = (row: number): OverrideRecord | undefined =>
		overrideRecords?.get(overrides?.[at(row)]?.id ?? -1);
	const ofRecord = (tell: (known: OverrideRecord) => SheetCell) => (row: number) => {
		const known = record(row);
		return known ? tell(known) : '';
	};
	return [
		{
			name: 'Dérogation',
			type: 'text',
			cell: (row) => {
				const override = overrides?.[at(row)];
				return override ? KINDS[override.subject.kind] : '';
			}
		},
		{ name: 'Dérogation – motif', type: 'text', cell: ofRecord(({ reason }) => reason) },
		{ name: 'Dérogation – auteur', type: 'text', cell: ofRecord(authorText) },
		{
			name: 'Dérogation – décidée le',
			type: 'date',
			cell: ofRecord(({ decidedAt }) => decidedAt.slice(0, 10))
		},
		{ name: 'Dérogation – dernier jour', type: 'date', cell: ofRecord(({ expiresOn }) => expiresOn ?? '') }
	];
}

function authorText({ author, authorId }: OverrideRecord): string {
	if (authorId === null) return 'Ligne de commande';
	return author === '' ? `Compte effacé n°\u00a0${authorId}` : author;
}
