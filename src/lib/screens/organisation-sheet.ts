import { isElsewhere } from '$lib/domain/cut';
import { OTHER_STATES } from '$lib/domain/segmentation';
import type { Interval } from '$lib/domain/shared';
import { codedColumn, intervalAt, numberColumn, textAt } from '$lib/domain/table';
import { codeText } from './condition-text';
import { categoryName } from './place-names';
import {
	ssoOfOrganisation,
	ssoRuleNote,
	usersBeyondStaff,
	type SsoLine,
	type SsoRuleNote
} from './sso-lines';
import { computedUnder, type TerritoryData } from './territory-data';
import { originText, valueLine, type ValueLine } from './value-line';

export interface OrganisationStructure {
	readonly finess: string;
	readonly name: string;
	readonly sector: string;
	readonly category: string;
	readonly place: string;
	readonly heads: Interval;
	/** How the head-count is known: state, source, date. */
	readonly headsOrigin: string;
	readonly outcome: string;
	readonly estimated: boolean;
	/** What the criteria say, where a person decided otherwise; else null. */
	readonly computed: string | null;
}

export interface OrganisationUse {
	readonly holder: string;
	readonly solution: string;
	readonly declaredAs: string;
	readonly users: Interval;
	readonly external: Interval;
	readonly sensitive: string;
	readonly psc: string;
	readonly mie: string;
	readonly source: string;
	readonly date: string;
}

/** Everything the page of one organisation shows, in plain data. */
export interface OrganisationSheet {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
	readonly lines: readonly ValueLine[];
	/** Structures by outcome, in the order of the criteria; those without any left out. */
	readonly mix: readonly { readonly id: string; readonly count: number; readonly estimated: number }[];
	readonly structures: readonly OrganisationStructure[];
	/** Sites of other fields: counted, not listed. */
	readonly outOfScope: number;
	readonly uses: readonly OrganisationUse[];
	readonly sso: {
		readonly answer: string;
		readonly lines: readonly SsoLine[];
		readonly rule: SsoRuleNote;
		/** Why more users are declared than there are professionals; null where that is not so. */
		readonly beyondStaff: string | null;
	};
	/** True when somebody of a scope sees it: its totals count structures that are not listed. */
	readonly scoped: boolean;
	/** False when totals are lower bounds, because registers do not cover the whole of France. */
	readonly national: boolean;
}

const FIELDS = [
	'organisation.id',
	'organisation.kind',
	'organisation.legal_status',
	'organisation.legal_entities',
	'organisation.esms',
	'organisation.professionals',
	'organisation.it_centralised',
	'organisation.out_of_field_sites',
	'organisation.mixed'
];

/** The sheet of one organisation; null when the dataset does not hold it. */
export function organisationSheet(data: TerritoryData, id: string): OrganisationSheet | null {
	const { table, classification } = data;
	const ids = codedColumn(table.organisations, 'organisation.id');
	const code = ids.values.indexOf(id);
	const row = code < 1 ? -1 : ids.codes.indexOf(code);
	if (row < 0) return null;
	const name = textAt(codedColumn(table.organisations, 'organisation.name'), row);
	const ssoLines = ssoOfOrganisation(table, data.sso, row);
	const outcomes = [...classification.segments, ...OTHER_STATES];
	const rows = structureRows(data, row);
	const outcomeAt = (structure: number): string => outcomes[classification.result[structure] ?? 0] ?? '';
	const listed = rows.filter((structure) => outcomeAt(structure) !== 'out-of-scope');
	return {
		id,
		name: name || id,
		kind: textAt(codedColumn(table.organisations, 'organisation.kind'), row),
		lines: FIELDS.map((field) => valueLine(table, table.organisations, field, row)),
		mix: outcomes
			.map((outcome) => {
				const own = listed.filter((structure) => outcomeAt(structure) === outcome);
				const estimated = own.filter((structure) => classification.estimated[structure] === 1).length;
				return { id: outcome, count: own.length, estimated };
			})
			.filter(({ count }) => count > 0),
		structures: listed.map((structure) => structureLine(data, structure, outcomeAt(structure))),
		outOfScope: rows.length - listed.length,
		uses: usesOf(data, row),
		sso: {
			answer: data.ssoAnswers[row] ?? 'none',
			lines: ssoLines,
			rule: ssoRuleNote(data),
			beyondStaff: usersBeyondStaff(
				ssoLines,
				intervalAt(numberColumn(table.organisations, 'organisation.professionals'), row)
			)
		},
		scoped: table.territories !== undefined,
		national: table.coverage.national
	};
}

/** What somebody of a scope reads of declarants in other territories. */
const holderText = (holder: string): string => (isElsewhere(holder) ? 'Hors de votre territoire' : holder);

function structureRows({ table }: TerritoryData, organisation: number): readonly number[] {
	const rows: number[] = [];
	table.structureOrganisation.forEach((owner, row) => {
		if (owner === organisation) rows.push(row);
	});
	return rows;
}

function structureLine(data: TerritoryData, row: number, outcome: string): OrganisationStructure {
	const { structures } = data.table;
	const text = (id: string): string => textAt(codedColumn(structures, id), row);
	return {
		finess: text('structure.finess'),
		name: text('structure.name'),
		sector: text('structure.sector'),
		category: categoryName(text('structure.category')),
		place: [text('structure.city'), `(${text('structure.department')})`].join(' ').trim(),
		heads: intervalAt(numberColumn(structures, 'structure.heads'), row),
		headsOrigin: originText(valueLine(data.table, structures, 'structure.heads', row)),
		outcome,
		estimated: data.classification.estimated[row] === 1,
		computed: computedUnder(data, row)
	};
}

function usesOf({ table }: TerritoryData, organisation: number): readonly OrganisationUse[] {
	const { uses } = table;
	const lines: OrganisationUse[] = [];
	table.useOrganisation.forEach((owner, row) => {
		if (owner !== organisation) return;
		const text = (id: string): string => textAt(codedColumn(uses, id), row);
		const { source, date } = valueLine(table, uses, 'use.users', row);
		lines.push({
			holder: holderText(text('use.holder')),
			solution: text('use.solution'),
			declaredAs: text('use.declared_solution'),
			users: intervalAt(numberColumn(uses, 'use.users'), row),
			external: intervalAt(numberColumn(uses, 'use.external_users'), row),
			sensitive: codeText('use.sensitive', text('use.sensitive')),
			psc: codeText('use.psc', text('use.psc')),
			mie: codeText('use.mie', text('use.mie')),
			source,
			date
		});
	});
	return lines;
}
