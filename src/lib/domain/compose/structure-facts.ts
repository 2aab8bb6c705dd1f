import { type CodedTexts, compareText } from '../table';
import type { Sources } from './composer';
import type { RegistersInForce } from './coverage';
import type { KeyedStore } from './keyed-store';

/** Reads the merged layers by row of the structures table; sources are indices into the table's sources. */
export interface StructureFacts {
	readonly rows: number;
	/** FINESS numbers in order; row i of the table is the i-th. */
	readonly finess: readonly string[];
	/** Row of a FINESS number; undefined when no register in force lists it. */
	rowOf(finess: string): number | undefined;
	/** Source of the row itself: the register that lists the structure. */
	rowSource(row: number): number;
	/** What was decided by hand, else what the registers say, by row; `''` when neither says anything. */
	register(id: string): (row: number) => string;
	/** The same, by code. */
	registerTexts(id: string): CodedTexts;
	/** Reads what follows from one text of the registers alone: computed once for each distinct text. */
	perText<T>(id: string, compute: (text: string) => T): (row: number) => T;
	/** The different texts of the registers among the rows. */
	distinct(id: string): ReadonlySet<string>;
	/** Source of a register's value, or of what was decided in its place, by row. */
	registerSources(id: string): (row: number) => number;
	/** What was decided by hand in place of what is computed, with its source, by row; `''` when nothing was. */
	decided(id: string): (row: number) => Decided;
	/** Number of the layer of a register's value, 0 without one, by row. */
	registerLayers(id: string): (row: number) => number;
	/** What was decided by hand, else what the surveys say, by row; `''` when neither says anything. */
	survey(id: string): (row: number) => string;
	/** The same, by code. */
	surveyTexts(id: string): CodedTexts;
	/** Source of what {@link survey} says, by row. */
	surveySources(id: string): (row: number) => number;
	/** Latitude or longitude, from a geolocation file, else from the register, by row. */
	position(id: string): (row: number) => string;
}

interface Decided {
	readonly text: string;
	readonly source: number;
}

const UNDECIDED: Decided = { text: '', source: 0 };

/** The open structures of the layers: those that the registers in force still list. */
export function structureFacts(
	sources: Sources,
	registers: RegistersInForce,
	codeOf: (layer: number) => number
): StructureFacts {
	const { establishments, surveys, decisions, positions } = sources;
	const keys = openStructures(sources, registers);
	const finess = keys.map((key) => establishments.keys.values[key] ?? '');
	/** By key of the registers; -1 for a structure that they list no more. */
	const rowOfKey = new Int32Array(establishments.size).fill(-1);
	keys.forEach((key, row) => {
		rowOfKey[key] = row;
	});
	const keysIn = (store: KeyedStore): Int32Array =>
		store.size === 1
			? new Int32Array(finess.length)
			: Int32Array.from(finess, (number) => Math.max(store.keys.find(number), 0));
	const surveyKeys = keysIn(surveys);
	const decisionKeys = keysIn(decisions);
	const positionKeys = keysIn(positions);
	const byRow = ({ values, codeOf: codeOfKey }: CodedTexts, keyOf: ArrayLike<number>): CodedTexts => ({
		values,
		codeOf: (row) => codeOfKey(keyOf[row] ?? 0)
	});
	/** The decisions on a field over what else is said of it. */
	const decidedOver = (id: string, said: CodedTexts): CodedTexts => {
		const decided = decisions.coded(id);
		if (decided.values.length === 1) return said;
		const { values, translated } = joined(said.values, decided.values);
		return {
			values,
			codeOf: (row) => translated[decided.codeOf(decisionKeys[row] ?? 0)] || said.codeOf(row)
		};
	};
	const registerTexts = (id: string): CodedTexts => decidedOver(id, byRow(establishments.coded(id), keys));
	const surveyTexts = (id: string): CodedTexts => decidedOver(id, byRow(surveys.coded(id), surveyKeys));
	/** By row, the layer of what was decided, else of what is said. */
	const layersOver = (id: string, saidLayer: (row: number) => number): ((row: number) => number) => {
		if (decisions.coded(id).values.length === 1) return saidLayer;
		const decided = decisions.layersOf(id);
		return (row) => decided(decisionKeys[row] ?? 0) || saidLayer(row);
	};
	const registerLayers = (id: string): ((row: number) => number) => {
		const layerOf = establishments.layersOf(id);
		return layersOver(id, (row) => layerOf(keys[row] ?? 0));
	};
	return {
		rows: keys.length,
		finess,
		rowOf: (number) => {
			const row = rowOfKey[establishments.keys.find(number)] ?? -1;
			return row === -1 ? undefined : row;
		},
		rowSource: (row) => codeOf(establishments.seen.get(keys[row] ?? 0)),
		register: (id) => textsOf(registerTexts(id)),
		registerTexts,
		perText: (id, compute) => perText(registerTexts(id), compute),
		distinct: (id) => distinct(registerTexts(id), keys.length),
		registerSources: (id) => {
			const layerOf = registerLayers(id);
			return (row) => codeOf(layerOf(row));
		},
		registerLayers,
		decided: (id) => {
			const texts = decisions.coded(id);
			if (texts.values.length === 1) return () => UNDECIDED;
			const textAt = textsOf(byRow(texts, decisionKeys));
			const layerOf = decisions.layersOf(id);
			return (row) => {
				const text = textAt(row);
				return text === '' ? UNDECIDED : { text, source: codeOf(layerOf(decisionKeys[row] ?? 0)) };
			};
		},
		survey: (id) => textsOf(surveyTexts(id)),
		surveyTexts,
		surveySources: (id) => {
			const said = surveys.layersOf(id);
			const layerOf = layersOver(id, (row) => said(surveyKeys[row] ?? 0));
			return (row) => codeOf(layerOf(row));
		},
		position: (id) => {
			const located = textsOf(byRow(positions.coded(id), positionKeys));
			const registered = textsOf(registerTexts(id));
			return (row) => located(row) || registered(row);
		}
	};
}

const textsOf =
	({ values, codeOf }: CodedTexts): ((row: number) => string) =>
	(row) =>
		values[codeOf(row)] ?? '';

/** Two dictionaries as one, and the code in it of each text of the second. */
function joined(
	first: readonly string[],
	second: readonly string[]
): { values: readonly string[]; translated: readonly number[] } {
	const values = [...first];
	const codes = new Map(values.map((text, code) => [text, code]));
	const translated = second.map((text) => {
		const known = codes.get(text);
		if (known !== undefined) return known;
		values.push(text);
		codes.set(text, values.length - 1);
		return values.length - 1;
	});
	return { values, translated };
}

/** Computes what follows from a text once for each distinct one. */
export function perText<T>({ values, codeOf }: CodedTexts, compute: (text: string) => T): (row: number) => T {
	const known = new Array<T | undefined>(values.length);
	return (row) => {
		const code = codeOf(row);
		return (known[code] ??= compute(values[code] ?? ''));
	};
}

/** The different texts among the rows. */
export function distinct({ values, codeOf }: CodedTexts, rows: number): ReadonlySet<string> {
	const met = new Uint8Array(values.length);
	for (let row = 0; row < rows; row++) met[codeOf(row)] = 1;
	return new Set(values.filter((_, code) => met[code] === 1));
}

/** Keys of the structures that the registers in force still list, in FINESS order. */
function openStructures({ establishments, layers }: Sources, registers: RegistersInForce): number[] {
	const open: number[] = [];
	const departmentOf = textsOf(establishments.coded('structure.department'));
	for (let key = 1; key < establishments.size; key++) {
		const seen = establishments.seen.get(key);
		const full = registers.fullRegisterOf(departmentOf(key));
		if (full === 0 || layers.replaces(seen, full)) open.push(key);
	}
	const numbers = establishments.keys.values;
	return open.sort((a, b) => compareText(numbers[a] ?? '', numbers[b] ?? ''));
}
