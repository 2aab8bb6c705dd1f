import { OTHER_STATES } from '$lib/domain/segmentation';
import { figuresOf, rowsOfPlace, type Figures } from '$lib/domain/summary';
import { codedColumn } from '$lib/domain/table';
import { heliosColumn } from '$lib/domain/view';
import { formatCount, french, outcomeLooks, SECTORS, sectorName, type Looks } from '$lib/words';
import type { Find } from '../finder';
import { organisationSheet } from '../organisation-sheet';
import { rowOfStructure, structureSheet } from '../structure-sheet';
import type { TerritoryData } from '../territory-data';
import {
	countCell,
	headsCell,
	headsFrom,
	lineCell,
	outcomeCell,
	registerOf,
	row,
	shareRow,
	sizeRow,
	ssoCell,
	textCell,
	TELLING_POINTS,
	type Register
} from './cells';
import type { Comparison, ComparedSection, ComparisonRequest } from './comparison';
import { organisationSubject, placeOf, placeSubject, structureSubject } from './subjects';

const SUBJECTS = {
	structure: structureSubject,
	organisation: organisationSubject,
	territory: placeSubject
} as const;

const HELIOS_HELP =
	'Champ tel qu’Helios le compte : SSIAD et services autonomie aide et soins y sont avec les personnes âgées.';

/** Sets the subjects of a request side by side; those that the version does not hold are told apart. */
export function compare(data: TerritoryData, request: ComparisonRequest): Comparison {
	const found = request.ids.map((id) => ({ id, subject: SUBJECTS[request.kind](data, id) }));
	const subjects = found.flatMap(({ subject }) => subject ?? []);
	const missing = found.filter(({ subject }) => subject === null).map(({ id }) => id);
	const sections = subjects.length === 0 ? [] : SECTIONS[request.kind](data, subjects, request.helios);
	const rule =
		request.kind === 'territory'
			? french(
					`Deux parts diffèrent à partir de ${TELLING_POINTS} points d’écart ; les quantités, qui suivent la taille, ne sont pas marquées.`
				)
			: 'Une ligne diffère dès que deux valeurs connues ne sont pas les mêmes.';
	return { subjects, missing, sections, rule };
}

const SECTIONS: Readonly<
	Record<
		ComparisonRequest['kind'],
		(data: TerritoryData, subjects: readonly Find[], helios: boolean) => readonly ComparedSection[]
	>
> = { structure: structureSections, organisation: organisationSections, territory: territorySections };

function structureSections(
	data: TerritoryData,
	subjects: readonly Find[],
	helios: boolean
): readonly ComparedSection[] {
	const register = registerOf(data.table);
	const looks = outcomeLooks(data.criteria.segments);
	const sheets = subjects.flatMap(({ id }) => structureSheet(data, id) ?? []);
	const [first] = sheets;
	const sectors = sectorsOf(data, true);
	const heliosRow = row(
		'structure.helios_sector',
		'Champ (regroupement Helios)',
		HELIOS_HELP,
		subjects.map(({ id }) =>
			textCell(sectorName(sectors.values[sectors.codes[rowOfStructure(data, id)] ?? 0] ?? ''), register)
		)
	);
	const verdict = row(
		'segment',
		'Segment',
		'Segment calculé par les critères en vigueur.',
		sheets.map(({ outcome, estimated, override, computed }) =>
			outcomeCell(outcome, looks, estimated, register, override && computed.outcome)
		)
	);
	const sso = row(
		'sso',
		'Règle du SSO (organisme)',
		'Réponse de l’organisme à la règle des 5 000 utilisateurs d’une même solution.',
		sheets.map((sheet) => ssoCell(sheet.sso.answer, register))
	);
	const owner = row(
		'organisation.name',
		'Organisme gestionnaire',
		'Organisme dont dépend la structure.',
		sheets.map(({ organisation }) => textCell(organisation.name, register))
	);
	const linesOf = (
		lines: (sheet: (typeof sheets)[number]) => (typeof sheets)[number]['organisation']['lines']
	) =>
		(first ? lines(first) : []).map((line, at) =>
			row(
				line.field,
				line.label,
				line.help,
				sheets.flatMap((sheet) => {
					const own = lines(sheet)[at];
					return own ? [lineCell(own)] : [];
				})
			)
		);
	return [
		{ title: 'Résultat', rows: [verdict, sso] },
		{ title: 'Son organisme', rows: [owner, ...linesOf(({ organisation }) => organisation.lines)] },
		...(first?.sections ?? []).map(({ title }, section) => ({
			title,
			rows: [
				...linesOf((sheet) => sheet.sections[section]?.lines ?? []),
				...(helios && section === 0 ? [heliosRow] : [])
			]
		}))
	];
}

function organisationSections(
	data: TerritoryData,
	subjects: readonly Find[],
	helios: boolean
): readonly ComparedSection[] {
	const { table } = data;
	const register = registerOf(table);
	const sheets = subjects.flatMap(({ id }) => organisationSheet(data, id) ?? []);
	const [first] = sheets;
	const ids = codedColumn(table.organisations, 'organisation.id');
	const figures = subjects.map(({ id }) => {
		const owner = ids.codes.indexOf(ids.values.indexOf(id));
		const rows = Array.from(table.structureOrganisation.keys()).filter(
			(structure) => table.structureOrganisation[structure] === owner
		);
		return subjectFigures(data, helios, rows);
	});
	return [
		{
			title: 'Identité et totaux',
			rows: [
				...(first?.lines ?? []).map((line, at) =>
					row(
						line.field,
						line.label,
						line.help,
						sheets.flatMap(({ lines }) => (lines[at] ? [lineCell(lines[at])] : []))
					)
				),
				row(
					'sso',
					'Règle du SSO',
					'Réponse à la règle des 5 000 utilisateurs d’une même solution.',
					sheets.map(({ sso }) => ssoCell(sso.answer, register))
				)
			]
		},
		...countSections(figures, outcomeLooks(data.criteria.segments), register, helios)
	];
}

function territorySections(
	data: TerritoryData,
	subjects: readonly Find[],
	helios: boolean
): readonly ComparedSection[] {
	const { table } = data;
	const register = registerOf(table);
	const figures = subjects.map(({ id }) => {
		const { field, code } = placeOf(id) ?? { field: 'structure.department', code: null };
		const rows = rowsOfPlace(table, field, code);
		return subjectFigures(data, helios, rows);
	});
	const counts = (label: string, help: string, of: (figure: Figures) => number) =>
		sizeRow(
			label,
			label,
			help,
			figures.map((figure) => countCell(of(figure), register))
		);
	return [
		{
			title: 'Taille',
			rows: [
				counts('Structures', 'Structures du périmètre.', ({ structures }) => structures),
				counts(
					'Sites hors périmètre',
					'Sites d’autres champs, jamais comptés comme ESMS.',
					({ outOfScope }) => outOfScope
				),
				counts(
					'Organismes présents',
					'Organismes qui ont au moins une structure ici.',
					({ organisations }) => organisations
				),
				sizeRow(
					'structure.heads',
					'Professionnels',
					'Somme des professionnels des structures : déclarés, ou estimés quand personne ne les a déclarés.',
					figures.map(({ professionals, headsDeclared, heads }) =>
						headsCell(
							professionals,
							heads,
							formatCount(headsDeclared, 'structure déclarante', 'structures déclarantes')
						)
					)
				)
			]
		},
		...countSections(figures, outcomeLooks(data.criteria.segments), register, helios)
	];
}

/** What is counted of a subject, and where its head-counts come from. */
type SubjectFigures = Figures & { readonly heads: Register };

function subjectFigures(data: TerritoryData, helios: boolean, rows: readonly number[]): SubjectFigures {
	const { table, classification } = data;
	const outside = [...classification.segments, ...OTHER_STATES].indexOf('out-of-scope');
	return {
		...figuresOf(table, classification, sectorsOf(data, helios), rows),
		heads: headsFrom(
			table,
			rows.filter((row) => classification.result[row] !== outside)
		)
	};
}

/** Structures by segment, by sector and by what is known, as shares of each subject. */
function countSections(
	figures: readonly SubjectFigures[],
	looks: Looks,
	register: Register,
	helios: boolean
): readonly ComparedSection[] {
	const outcomes = (figures[0]?.outcomes ?? []).filter((_, at) =>
		figures.some((figure) => (figure.outcomes[at]?.count ?? 0) > 0)
	);
	const sectors = SECTORS.filter((code) => figures.some((figure) => (figure.sectors.get(code) ?? 0) > 0));
	return [
		{
			title: 'Structures par segment',
			rows: outcomes.map(({ id }) =>
				shareRow(
					`segment.${id}`,
					looks(id).label,
					'Structures du segment ou de l’état, et leur part.',
					figures.map((figure) => {
						const own = figure.outcomes.find((outcome) => outcome.id === id);
						const estimated = own?.estimated ?? 0;
						return {
							count: own?.count ?? 0,
							whole: figure.structures,
							detail: estimated === 0 ? '' : `dont ${formatCount(estimated, 'estimée')}`
						};
					}),
					register
				)
			)
		},
		{
			title: helios ? 'Structures par champ, regroupement Helios' : 'Structures par champ',
			rows: sectors.map((code) =>
				shareRow(
					`sector.${code}`,
					sectorName(code),
					helios ? HELIOS_HELP : 'Champ auquel la catégorie appartient.',
					figures.map((figure) => ({ count: figure.sectors.get(code) ?? 0, whole: figure.structures })),
					register
				)
			)
		},
		{
			title: 'Ce que l’on sait',
			rows: [
				shareRow(
					'heads.declared',
					'Professionnels déclarés',
					'Structures dont quelqu’un a déclaré l’effectif ; les autres sont estimées.',
					figures.map((figure) => ({
						count: figure.headsDeclared,
						whole: figure.structures,
						from: figure.heads
					})),
					register
				)
			]
		}
	];
}

function sectorsOf(data: TerritoryData, helios: boolean) {
	return helios
		? heliosColumn(data.table, data.heliosSectors ?? new Map())
		: codedColumn(data.table.structures, 'structure.sector');
}
