import { createComposer, type Composed } from '$lib/domain/compose';
import type { LayerKind } from '$lib/domain/fields';
import type { ReferenceData } from '$lib/domain/reference';
import type { LayerCoverage, LayerMeta } from '$lib/domain/table';

/** A layer written as records; columns are those of the first record. */
export interface TestLayer {
	kind: LayerKind;
	rows: Record<string, string>[];
	date?: string;
	name?: string;
	coverage?: LayerCoverage;
	/** Decided by hand; of two, the later one stands. */
	byHand?: boolean;
}

const NATIONAL: LayerCoverage = { extent: 'full', departments: 'national' };
const PARTIAL: LayerCoverage = { extent: 'partial', departments: 'national' };

/** Composes layers into a territory; a register of establishments covers the whole of France unless it says otherwise. */
export function compose(reference: ReferenceData, ...layers: TestLayer[]): Composed {
	const composer = createComposer(reference);
	layers.forEach((layer, i) => {
		const columns = [...new Set(layer.rows.flatMap((row) => Object.keys(row)))];
		const meta: LayerMeta = {
			kind: layer.kind,
			name: layer.name ?? `${layer.kind}.csv`,
			referenceDate: layer.date ?? '2026-09-01',
			coverage: layer.coverage ?? (layer.kind === 'establishments' ? NATIONAL : PARTIAL),
			columns,
			contentHash: `${i}`,
			fictional: false,
			...(layer.byHand ? { byHand: true, arrival: i } : {})
		};
		composer.layer(meta).add(layer.rows.map((row) => columns.map((id) => row[id] ?? '')));
	});
	return composer.finish();
}

/** `count` sites of one legal entity, of one category, in one département; numbers are made from `prefix`. */
export function sites(
	count: number,
	{
		entity,
		category,
		department = '56',
		prefix
	}: { entity: string; category: string; department?: string; prefix: string }
): Record<string, string>[] {
	return Array.from({ length: count }, (_, i) => ({
		'structure.finess': `${prefix}${String(i).padStart(9 - prefix.length, '0')}`,
		'structure.legal_entity': entity,
		'structure.name': `Site ${i} de ${entity}`,
		'structure.category': category,
		'structure.department': department
	}));
}
