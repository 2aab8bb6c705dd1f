import { field as fieldById, LAYER_SHAPES, type Field, type LayerKind } from '$lib/domain/fields';
import type { MappingProposal, ProposedColumn } from '../contract';
import { isUnsaid } from '../values';
import { isFinessLike, suitability } from './column-content';
import { MAPPED_KINDS, nameFit, namesPart } from './name-fit';

/** Below this share of suitable cells, a name is not enough. */
const SUITABLE = 0.5;
/** Above this share, contents alone suggest a field. */
const TELLING = 0.8;
const FEWEST_TELLING_CELLS = 3;

interface Match {
	readonly field: Field;
	readonly certainty: 'certain' | 'likely';
	readonly why: string;
}

/**
 * Guesses what a table holds and which column gives which field, from names and contents. Certain only when every required
 * column of one kind is certain and no other kind explains as many columns.
 */
export function proposeMapping(
	header: readonly string[],
	rows: readonly (readonly string[])[]
): MappingProposal {
	const cells = header.map((_, index) => rows.map((row) => row[index] ?? ''));
	const candidates = MAPPED_KINDS.map((kind) => candidate(kind, header, cells)).sort(
		(a, b) => Number(b.fits) - Number(a.fits) || b.certain - a.certain || b.likely - a.likely
	);
	const [best, second] = candidates;
	if (!best || best.certain + best.likely === 0)
		return { kind: null, columns: nothing(header), missing: [], certain: false };
	const rivalled = second !== undefined && second.fits && second.certain >= best.certain;
	return { kind: best.kind, columns: best.columns, missing: best.missing, certain: best.fits && !rivalled };
}

/** True when a column holds FINESS numbers: the table can be mapped by hand though no name is known. */
export function hasFinessColumn(header: readonly string[], rows: readonly (readonly string[])[]): boolean {
	return header.some((_, index) => {
		const said = rows.map((row) => row[index] ?? '').filter((cell) => !isUnsaid(cell));
		return said.length > 0 && said.filter(isFinessLike).length / said.length >= SUITABLE;
	});
}

interface Candidate {
	readonly kind: LayerKind;
	readonly columns: readonly ProposedColumn[];
	readonly missing: readonly string[];
	readonly certain: number;
	readonly likely: number;
	/** Every required field is certain, and something more than an identifier is known. */
	readonly fits: boolean;
}

function candidate(
	kind: LayerKind,
	header: readonly string[],
	cells: readonly (readonly string[])[]
): Candidate {
	const { required, optional } = LAYER_SHAPES[kind];
	const fields = [...required, ...optional].map(fieldById);
	const matches = header.map((name, index) => bestMatch(name, cells[index] ?? [], fields));
	const single = header.map((name, index) => column(name, index, matches));
	const columns = fields.reduce<readonly ProposedColumn[]>(
		(all, field) => withParts(all, field, cells),
		single
	);
	const sure = new Set(
		columns.flatMap((c) => (c.certainty === 'certain' && c.field !== null ? [c.field] : []))
	);
	const given = new Set(columns.flatMap((c) => (c.field === null ? [] : [c.field])));
	return {
		kind,
		columns,
		missing: required.filter((id) => !given.has(id)),
		certain: sure.size,
		likely: given.size - sure.size,
		fits: required.every((id) => sure.has(id)) && sure.size > 1
	};
}

/** The proposal for one column: nothing when another column has a better claim on the field, a doubt when as good a one. */
function column(header: string, index: number, matches: readonly (Match | null)[]): ProposedColumn {
	const match = matches[index];
	if (!match)
		return {
			header,
			index,
			field: null,
			certainty: 'none',
			why: 'ni l’intitulé ni le contenu ne sont reconnus'
		};
	const rivals = matches.filter((other, at) => at !== index && other?.field.id === match.field.id);
	const field = match.field.id;
	if (rivals.length === 0) return { header, index, field, certainty: match.certainty, why: match.why };
	if (match.certainty === 'likely' && rivals.some((rival) => rival?.certainty === 'certain')) {
		return {
			header,
			index,
			field: null,
			certainty: 'none',
			why: 'une autre colonne correspond mieux au même champ'
		};
	}
	if (match.certainty === 'certain' && rivals.every((rival) => rival?.certainty === 'likely')) {
		return { header, index, field, certainty: 'certain', why: match.why };
	}
	const first =
		matches.findIndex((other) => other?.field.id === field && other.certainty === match.certainty) === index;
	const why = 'plusieurs colonnes peuvent donner ce champ';
	return { header, index, field: first ? field : null, certainty: first ? 'likely' : 'none', why };
}

/** Where no column gives a field, those that give it together, certain when none of them is missing. */
function withParts(
	columns: readonly ProposedColumn[],
	field: Field,
	cells: readonly (readonly string[])[]
): readonly ProposedColumn[] {
	if (!field.parts || columns.some((one) => one.field === field.id)) return columns;
	const parts = columns.filter(
		({ header, index }) =>
			namesPart(header, field) && (suitability(field, cells[index] ?? []) ?? 1) >= SUITABLE
	);
	if (parts.length < 2) return columns;
	const certainty = parts.length === field.parts.length ? 'certain' : 'likely';
	const why = `une des ${parts.length} colonnes dont la somme donne ce champ`;
	return columns.map((one) => (parts.includes(one) ? { ...one, field: field.id, certainty, why } : one));
}

function bestMatch(header: string, cells: readonly string[], fields: readonly Field[]): Match | null {
	const named = fields.find((field) => nameFit(header, field) === 'exact');
	if (named) return judged(named, suitability(named, cells), 'certain', 'l’intitulé est connu');
	const near = fields.find((field) => nameFit(header, field) === 'near');
	if (near) return judged(near, suitability(near, cells), 'likely', 'l’intitulé ressemble');
	const said = cells.filter((cell) => !isUnsaid(cell));
	if (said.length < FEWEST_TELLING_CELLS) return null;
	const told = fields.filter((field) => isTelling(field) && (suitability(field, cells) ?? 0) >= TELLING);
	return told.length === 1 && told[0]
		? { field: told[0], certainty: 'likely', why: 'le contenu ressemble' }
		: null;
}

function judged(
	field: Field,
	share: number | null,
	certainty: 'certain' | 'likely',
	why: string
): Match | null {
	if (share === null) return { field, certainty, why: `${why}, la colonne est vide` };
	if (share >= SUITABLE)
		return { field, certainty, why: share === 1 ? `${why} et le contenu convient` : why };
	if (certainty === 'likely') return null;
	const percent = Math.round(share * 100);
	if (field.type === 'flag' || field.type === 'category') {
		return {
			field,
			certainty,
			why: `${why}, mais seulement ${percent} % des réponses sont dans la liste prévue`
		};
	}
	return { field, certainty: 'likely', why: `${why}, mais seulement ${percent} % des valeurs conviennent` };
}

/** Contents tell a field when hardly anything else looks like them. */
const isTelling = (field: Field): boolean =>
	field.type === 'finess' || (field.type === 'category' && (field.values?.length ?? 0) > 0);

const nothing = (header: readonly string[]): ProposedColumn[] =>
	header.map((name, index) => ({ header: name, index, field: null, certainty: 'none', why: 'non reconnu' }));
