import { COMPONENT_STATES, SSO_STATES, type BoundColumns, type Population } from '../funding';
import { NUMBER_STATES } from '../shared';
import { exact } from './cells';
import { number, text, type DossierColumn } from './table';

/** The possibility of having no segment, among the possible segments of a structure. */
export const NO_SEGMENT = '∅';

/** Between the ids of a list in one cell. */
export const LIST_SEPARATOR = ' | ';

export const STRUCTURE_INPUTS: readonly DossierColumn[] = [
	text('FINESS'),
	text('Nom'),
	text('Organisme'),
	text('Segment'),
	text('Segments possibles'),
	number('Professionnels (bas)'),
	number('Professionnels (probable)'),
	number('Professionnels (haut)'),
	text('Connaissance des professionnels'),
	number('Part équipée'),
	number('Rotation annuelle'),
	number('Places'),
	text('Secteur'),
	text('Catégorie'),
	text('Département'),
	text('Région'),
	text('Autorité de tarification'),
	text('Statut juridique'),
	text('FINESS EJ'),
	text('SIRET')
];

/** Columns before those of the components. */
export const ORGANISATION_INPUTS: readonly DossierColumn[] = [
	text('Organisme'),
	text('Nom'),
	number('ESMS gérés'),
	number('Professionnels ailleurs'),
	text('Obligation SSO'),
	number('Moyens hors Pro Santé Connect (bas)'),
	number('Moyens hors Pro Santé Connect (probable)'),
	number('Moyens hors Pro Santé Connect (haut)')
];

export const LEFT_OUT_INPUTS: readonly DossierColumn[] = [text('FINESS'), text('Motif')];

/** A population as lines of texts: nothing that amounts depend on is left out, numbers are exact. */
export interface PopulationRows {
	readonly segments: readonly string[];
	readonly components: readonly string[];
	readonly structures: readonly (readonly string[])[];
	readonly organisations: readonly (readonly string[])[];
	readonly leftOut: readonly (readonly string[])[];
}

/** Writes a population as lines; `populationFromRows` reads it back, but for the rows of the territory table it came from. */
export function populationToRows(population: Population): PopulationRows {
	const { segments, components, finess, leftOut, organisations } = population;
	return {
		segments,
		components,
		structures: finess.map((_, i) => structureRow(population, i)),
		organisations: organisations.id.map((_, i) => organisationRow(population, i)),
		leftOut: leftOut.map((one) => [one.finess, one.reason])
	};
}

const bounds = (columns: BoundColumns, at: number): string[] =>
	columns.map((column) => exact(column[at] ?? NaN));

/** Ids of the segments that a structure may have, and whether it may have none. */
export function possibleIds(population: Population, structure: number): string[] {
	const mask = population.possible[structure] ?? 0;
	const ids = [...population.segments, NO_SEGMENT];
	return ids.filter((_, segment) => (mask & (1 << segment)) !== 0);
}

function structureRow(population: Population, i: number): string[] {
	const at = (column: readonly string[]): string => column[i] ?? '';
	return [
		at(population.finess),
		at(population.name),
		population.organisations.id[population.organisation[i] ?? 0] ?? '',
		population.segments[population.segment[i] ?? 0] ?? '',
		possibleIds(population, i).join(LIST_SEPARATOR),
		...bounds(population.heads, i),
		NUMBER_STATES[population.headsState[i] ?? 0] ?? '',
		exact(population.equipped[i] ?? NaN),
		exact(population.turnover[i] ?? NaN),
		exact(population.places[i] ?? NaN),
		at(population.sector),
		at(population.category),
		at(population.department),
		at(population.region),
		at(population.tariffAuthority),
		at(population.legalStatus),
		at(population.legalEntity),
		at(population.siret)
	];
}

function organisationRow({ organisations, components }: Population, i: number): string[] {
	const width = components.length;
	return [
		organisations.id[i] ?? '',
		organisations.name[i] ?? '',
		exact(organisations.esms[i] ?? NaN),
		exact(organisations.headsElsewhere[i] ?? NaN),
		SSO_STATES[organisations.sso[i] ?? 0] ?? '',
		...bounds(organisations.schemes, i),
		...components.map(
			(_, component) => COMPONENT_STATES[organisations.components[i * width + component] ?? 0] ?? ''
		)
	];
}
