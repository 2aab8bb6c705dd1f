import type { LayerKind } from '../fields';
import { LAYER_SHAPES } from '../fields';
import type { ReferenceData } from '../reference';
import type { LayerMeta, TerritoryTable } from '../table';
import { CapacityStore } from './capacity-store';
import { assemble } from './assemble';
import { KeyedStore } from './keyed-store';
import { columnsOf, textOf, type ColumnTexts, type LayerColumns, type LayerRows } from './layer-columns';
import { LayerSet } from './layer-set';
import type { DatasetNote } from './notes';
import { UseStore } from './use-store';

/** What the composer holds once every layer is in. */
export interface Sources {
	readonly layers: LayerSet;
	readonly establishments: KeyedStore;
	readonly entities: KeyedStore;
	readonly positions: KeyedStore;
	readonly surveys: KeyedStore;
	/** Values decided by hand; an empty one takes a decision back. */
	readonly decisions: KeyedStore;
	readonly groups: KeyedStore;
	/** Groups decided by hand; without an id and a name, the legal entity is on its own. */
	readonly decidedGroups: KeyedStore;
	readonly aliases: KeyedStore;
	readonly capacities: CapacityStore;
	readonly uses: UseStore;
}

export interface Composed {
	readonly table: TerritoryTable;
	readonly notes: readonly DatasetNote[];
}

/** Receives the rows of one layer, in any number of batches. */
export interface LayerWriter {
	add(rows: LayerRows): void;
	/** The same for rows that come column by column. */
	addColumns(columns: LayerColumns): void;
}

export interface Composer {
	/** Opens a layer. Layers may come in any order, even interleaved: the table depends on their set only. */
	layer(meta: LayerMeta): LayerWriter;
	/** Computes the territory table: precedence, estimates, organisations, coverage. Call once. */
	finish(): Composed;
}

/** Starts a dataset: a pure function of its layers and of the reference tables. */
export function createComposer(reference: ReferenceData): Composer {
	const layers = new LayerSet();
	const sources: Sources = {
		layers,
		establishments: new KeyedStore(layers, 'erases'),
		entities: new KeyedStore(layers, 'erases'),
		positions: new KeyedStore(layers, 'leaves'),
		surveys: new KeyedStore(layers, 'leaves'),
		decisions: new KeyedStore(layers, 'erases'),
		groups: new KeyedStore(layers, 'leaves'),
		decidedGroups: new KeyedStore(layers, 'erases'),
		aliases: new KeyedStore(layers, 'leaves'),
		capacities: new CapacityStore(layers),
		uses: new UseStore(layers)
	};
	return {
		layer: (meta) => {
			const addColumns = columnsWriter(sources, meta, layers.add(meta));
			return { add: (rows) => addColumns(columnsOf(rows, meta.columns.length)), addColumns };
		},
		finish: () => assemble(sources, reference)
	};
}

const NO_TEXTS: ColumnTexts = { values: [], codes: null };

function columnsWriter(sources: Sources, meta: LayerMeta, layer: number): LayerWriter['addColumns'] {
	if (meta.kind === 'uses') return sources.uses.writer(layer, meta.columns);
	if (meta.kind === 'equipment') {
		const finessAt = meta.columns.indexOf('equipment.finess');
		const installedAt = meta.columns.indexOf('equipment.installed');
		return ({ rows, columns }) => {
			const finess = columns[finessAt] ?? NO_TEXTS;
			const installed = columns[installedAt] ?? NO_TEXTS;
			for (let row = 0; row < rows; row++)
				sources.capacities.add(layer, textOf(finess, row), textOf(installed, row));
		};
	}
	const [key] = LAYER_SHAPES[meta.kind].key;
	const store = meta.kind === 'groups' && meta.byHand ? sources.decidedGroups : storeOf(sources, meta.kind);
	return store.writer(layer, meta.columns, key ?? '');
}

function storeOf(sources: Sources, kind: Exclude<LayerKind, 'uses' | 'equipment'>): KeyedStore {
	switch (kind) {
		case 'establishments':
			return sources.establishments;
		case 'legal-entities':
			return sources.entities;
		case 'geolocation':
			return sources.positions;
		case 'survey':
			return sources.surveys;
		case 'manual':
			return sources.decisions;
		case 'groups':
			return sources.groups;
		case 'aliases':
			return sources.aliases;
	}
}
