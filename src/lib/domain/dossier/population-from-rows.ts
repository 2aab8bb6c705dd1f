import {
	COMPONENT_STATES,
	SSO_STATES,
	type BoundColumns,
	type LeftOut,
	type Population,
	type PopulationOrganisations
} from '../funding';
import { err, NUMBER_STATES, ok, type Result } from '../shared';
import { numberIn } from './cells';
import type { InputProblem } from './input-problem';
import {
	LEFT_OUT_INPUTS,
	LIST_SEPARATOR,
	NO_SEGMENT,
	ORGANISATION_INPUTS,
	STRUCTURE_INPUTS,
	type PopulationRows
} from './population-rows';
import type { DossierColumn } from './table';

export const STRUCTURES_FILE = 'entrees/structures.csv';
export const ORGANISATIONS_FILE = 'entrees/organismes.csv';
export const LEFT_OUT_FILE = 'entrees/hors-plan.csv';

const REASONS: readonly LeftOut['reason'][] = ['no-segment', 'to-qualify', 'heads-unbounded'];

/** Reads the cells of one file by the names of its columns, and gathers what cannot be read. */
class Reader {
	readonly #at: ReadonlyMap<string, number>;

	constructor(
		readonly file: string,
		columns: readonly DossierColumn[],
		readonly rows: readonly (readonly string[])[],
		readonly problems: InputProblem[]
	) {
		this.#at = new Map(columns.map(({ name }, index) => [name, index]));
	}

	texts(column: string): string[] {
		const at = this.#at.get(column) ?? -1;
		return this.rows.map((row) => row[at] ?? '');
	}

	refuse(row: number, column: string, expected: string, found: string): void {
		this.problems.push({ file: this.file, line: row + 2, column, expected, found });
	}

	/** Numbers from 0 to `most`; NaN for an empty cell where `unknown` says that it may be. */
	numbers(
		column: string,
		{
			unknown = false,
			most = Number.MAX_SAFE_INTEGER
		}: { readonly unknown?: boolean; readonly most?: number }
	): Float64Array {
		return Float64Array.from(this.texts(column), (cell, row) => {
			const value = numberIn(cell);
			if (value !== null && (Number.isNaN(value) ? unknown : value >= 0 && value <= most)) return value;
			const limit = most === Number.MAX_SAFE_INTEGER ? 'zéro ou plus' : `de 0 à ${most}`;
			this.refuse(row, column, `un nombre, ${limit}${unknown ? ', ou rien' : ''}`, cell);
			return NaN;
		});
	}

	bounds(name: string, options: { readonly unknown?: boolean }): BoundColumns {
		return [
			this.numbers(`${name} (bas)`, options),
			this.numbers(`${name} (probable)`, options),
			this.numbers(`${name} (haut)`, options)
		];
	}

	/** Index of each cell in a list of words. */
	codes(column: string, words: readonly string[]): Uint32Array {
		const known = new Map(words.map((word, index) => [word, index]));
		return Uint32Array.from(this.texts(column), (cell, row) => {
			const code = known.get(cell);
			if (code === undefined)
				this.refuse(
					row,
					column,
					words.length > 20 ? 'une valeur connue' : `une valeur parmi ${words.join(', ')}`,
					cell
				);
			return code ?? 0;
		});
	}
}

/** Reads a population that `populationToRows` wrote. Its `row`s are those of the lines. @returns every problem, not the first one */
export function populationFromRows(given: PopulationRows): Result<Population, readonly InputProblem[]> {
	const problems: InputProblem[] = [];
	const { segments } = given;
	const organisations = readOrganisations(given, problems);
	const read = new Reader(STRUCTURES_FILE, STRUCTURE_INPUTS, given.structures, problems);
	const finess = read.texts('FINESS');
	finess.forEach((value, row) => {
		if (!/^[0-9AB]{9}$/.test(value)) read.refuse(row, 'FINESS', 'un numéro FINESS de 9 caractères', value);
		else if (row > 0 && !((finess[row - 1] ?? '') < value))
			read.refuse(row, 'FINESS', 'des numéros FINESS distincts, en ordre croissant', value);
	});
	const segmentTexts = read.texts('Segment');
	const segment = Uint8Array.from(segmentTexts, (id) => (id === '' ? segments.length : segments.indexOf(id)));
	segmentTexts.forEach((id, row) => {
		if (id !== '' && !segments.includes(id))
			read.refuse(row, 'Segment', `un segment parmi ${segments.join(', ')}, ou rien`, id);
	});
	const possible = Uint32Array.from(read.texts('Segments possibles'), (cell, row) => {
		let mask = 0;
		for (const id of cell === '' ? [] : cell.split(LIST_SEPARATOR)) {
			const at = [...segments, NO_SEGMENT].indexOf(id);
			if (at < 0) read.refuse(row, 'Segments possibles', `des segments séparés par « | »`, cell);
			else mask |= 1 << at;
		}
		return mask;
	});
	const reader = new Reader(LEFT_OUT_FILE, LEFT_OUT_INPUTS, given.leftOut, problems);
	const reasons = reader.codes('Motif', REASONS);
	const leftOut = reader.texts('FINESS').map((value, row): LeftOut => ({
		finess: value,
		row,
		reason: REASONS[reasons[row] ?? 0] ?? 'no-segment'
	}));
	const heads = read.bounds('Professionnels', {});
	heads[1].forEach((likely, row) => {
		if ((heads[0][row] ?? 0) > likely || likely > (heads[2][row] ?? 0))
			read.refuse(row, 'Professionnels (probable)', 'un nombre entre les deux bornes', String(likely));
	});
	const population: Population = {
		segments,
		components: given.components,
		finess,
		name: read.texts('Nom'),
		row: Uint32Array.from(finess, (_, row) => row),
		organisation: read.codes('Organisme', organisations.id),
		segment,
		possible,
		heads,
		headsState: Uint8Array.from(read.codes('Connaissance des professionnels', NUMBER_STATES)),
		equipped: read.numbers('Part équipée', { unknown: true, most: 1 }),
		turnover: read.numbers('Rotation annuelle', { unknown: true }),
		places: read.numbers('Places', { unknown: true }),
		sector: read.texts('Secteur'),
		category: read.texts('Catégorie'),
		department: read.texts('Département'),
		region: read.texts('Région'),
		tariffAuthority: read.texts('Autorité de tarification'),
		legalStatus: read.texts('Statut juridique'),
		legalEntity: read.texts('FINESS EJ'),
		siret: read.texts('SIRET'),
		organisations,
		leftOut
	};
	return problems.length > 0 ? err(problems) : ok(population);
}

function readOrganisations(
	{ components, organisations }: PopulationRows,
	problems: InputProblem[]
): PopulationOrganisations {
	const columns = [...ORGANISATION_INPUTS, ...components.map(componentColumn)];
	const read = new Reader(ORGANISATIONS_FILE, columns, organisations, problems);
	const width = components.length;
	const states = new Uint8Array(organisations.length * width);
	components.forEach((component, at) => {
		read.codes(componentColumn(component).name, COMPONENT_STATES).forEach((state, row) => {
			states[row * width + at] = state;
		});
	});
	const id = read.texts('Organisme');
	const known = new Set<string>();
	id.forEach((value, row) => {
		if (known.has(value)) read.refuse(row, 'Organisme', 'un organisme qui n’est pas déjà là', value);
		known.add(value);
	});
	return {
		id,
		name: read.texts('Nom'),
		esms: read.numbers('ESMS gérés', {}),
		headsElsewhere: read.numbers('Professionnels ailleurs', {}),
		sso: Uint8Array.from(read.codes('Obligation SSO', SSO_STATES)),
		schemes: read.bounds('Moyens hors Pro Santé Connect', { unknown: true }),
		components: states
	};
}

/** The column of a component in the file of organisations. */
export const componentColumn = (id: string): DossierColumn => ({ name: `Composant : ${id}`, kind: 'text' });
