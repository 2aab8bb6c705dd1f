import { Dictionary, GrowingIntegers, type CodedTexts } from '../table';
import { textOf, type ColumnTexts, type LayerColumns } from './layer-columns';
import type { LayerSet } from './layer-set';

/** Declared uses, by row. */
interface Uses {
	readonly rows: number;
	/** Number of the layer that declares it. */
	layerOf(row: number): number;
	/** Texts of a field, as in the layer, and their codes by row; no text at all when no layer has the field. */
	texts(id: string): CodedTexts;
}

/** One field of the rows stored. */
class StoredTexts {
	readonly dictionary = new Dictionary();
	readonly codes = new GrowingIntegers(0);
}

/** What one declarant declares of one solution. */
interface Declaration {
	readonly layer: number;
	/** Numbers of the rows stored. */
	readonly rows: number[];
}

/** Declared uses. For one declarant and one declared solution, the rows of the winning layer replace those of the others. */
export class UseStore {
	private readonly declarations = new Map<string, Declaration>();
	private readonly fields = new Map<string, StoredTexts>();
	/** By row stored; those that others have replaced stay, and are listed no more. */
	private readonly layer = new GrowingIntegers(0);
	private stored = 0;

	constructor(private readonly layers: LayerSet) {}

	/** A function that takes rows of one layer, column by column: each different text is looked up once. */
	writer(layer: number, ids: readonly string[]): (given: LayerColumns) => void {
		const holderAt = ids.indexOf('use.holder');
		const solutionAt = ids.indexOf('use.solution');
		const fields = ids.map((id) => this.field(id));
		return ({ rows, columns }) => {
			const textAt = (at: number, row: number): string => {
				const texts = columns[at];
				return texts ? textOf(texts, row) : '';
			};
			/** By row given, its number among the rows stored; -1 when another layer prevails. */
			const places = new Int32Array(rows).fill(-1);
			for (let row = 0; row < rows; row++) {
				const key = `${textAt(holderAt, row)}|${textAt(solutionAt, row)}`;
				const declaration = this.declarationOf(layer, key);
				if (declaration === null) continue;
				places[row] = this.stored;
				declaration.rows.push(this.stored);
				this.layer.set(this.stored++, layer);
			}
			fields.forEach((field, at) => {
				const texts = columns[at];
				if (texts) store(field, texts, places);
			});
		};
	}

	/** Every use kept, in an order that does not depend on arrival between layers. */
	list(): Uses {
		const kept = [...this.declarations].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, { rows }]) => rows);
		return {
			rows: kept.length,
			layerOf: (row) => this.layer.get(kept[row] ?? -1),
			texts: (id) => {
				const field = this.fields.get(id);
				if (!field) return { values: [''], codeOf: () => 0 };
				return { values: field.dictionary.values, codeOf: (row) => field.codes.get(kept[row] ?? -1) };
			}
		};
	}

	/** Where a row of a layer belongs; null when the rows of another one prevail. */
	private declarationOf(layer: number, key: string): Declaration | null {
		const known = this.declarations.get(key);
		if (known?.layer === layer) return known;
		if (known && !this.layers.replaces(layer, known.layer)) return null;
		const declaration = { layer, rows: [] };
		this.declarations.set(key, declaration);
		return declaration;
	}

	private field(id: string): StoredTexts {
		let field = this.fields.get(id);
		if (!field) {
			field = new StoredTexts();
			this.fields.set(id, field);
		}
		return field;
	}
}

function store({ dictionary, codes }: StoredTexts, texts: ColumnTexts, places: Int32Array): void {
	const { values } = texts;
	/** By code among the texts given; -1 until it is looked up, so that texts of no row stored are not kept. */
	const known = new Int32Array(values.length).fill(-1);
	for (let row = 0; row < places.length; row++) {
		const place = places[row] ?? -1;
		if (place === -1) continue;
		const given = texts.codes === null ? row : (texts.codes[row] ?? 0);
		let code = known[given] ?? -1;
		if (code === -1) {
			code = dictionary.codeOf(values[given] ?? '');
			known[given] = code;
		}
		codes.set(place, code);
	}
}
