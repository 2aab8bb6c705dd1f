import { assessConformity, standingOf, statusOf } from '$lib/domain/compliance';
import {
	DOSSIER_FORMAT,
	type DossierInputs,
	type DossierNames,
	type StructureFacts
} from '$lib/domain/dossier';
import type { Scope } from '$lib/domain/access';
import { USUAL_DRAWS, type AmountInputs, type Population, type Settings } from '$lib/domain/funding';
import type { OverrideRecord } from '$lib/domain/overrides';
import { explain, OTHER_STATES } from '$lib/domain/segmentation';
import { codedColumn, numberColumn, textAt } from '$lib/domain/table';
import { conformityRules, fundingDefaults, reference, ssoRule } from '$lib/reference';
import { conformityLabel, formatDate, outcomeLooks } from '$lib/words';
import { fundingPopulation } from '../funding';
import { categoryLabel } from '../place-names';
import { territoryTitle } from '../place-in-france';
import { computedUnder, type TerritoryData } from '../territory-data';
import { whySentences } from '../why';

/** Official names that a dossier writes beside codes. */
export const dossierNames: DossierNames = {
	category: categoryLabel,
	department: (code) => reference.departments.get(code)?.name ?? code
};

/** Which data, rules and scenario a dossier is of. */
export interface DossierSource {
	/** Version of the program. */
	readonly engine: string;
	readonly dataset: {
		readonly id: number;
		readonly hash: string;
		readonly asOf: string;
		readonly fictional: boolean;
		readonly partlyFictional: boolean;
	};
	readonly scope: Scope;
	readonly criteria: { readonly number: number; readonly hash: string };
	readonly rulesHash: string;
	readonly overrides: ReadonlyMap<number, OverrideRecord>;
	readonly chain: readonly {
		readonly id: string;
		readonly name: string;
		readonly description: string;
		readonly revision: number;
	}[];
	readonly whole: boolean;
	readonly lastAmount: number;
	/** Envelopes of a base that is about more territories: funder and name of the base. */
	readonly widerEnvelopes: readonly { readonly funder: string; readonly scenario: string }[];
	readonly settings: Settings;
	readonly amounts: AmountInputs;
}

/** All that a dossier is computed from. The label columns of the territory must be there: the dossier holds names. */
export function dossierInputs(data: TerritoryData, source: DossierSource): DossierInputs {
	const { criteria, table } = data;
	const population = fundingPopulation(data);
	const scenario = source.chain.at(-1);
	const labels = new Map(criteria.segments.map(({ id, label }) => [id, label]));
	const looks = outcomeLooks(criteria.segments);
	return {
		provenance: {
			format: DOSSIER_FORMAT,
			engine: source.engine,
			dataset: { ...source.dataset, scope: source.scope, territory: territoryTitle(table) },
			sources: table.sources.filter(({ kind }) => kind !== 'none'),
			criteria: {
				number: source.criteria.number,
				id: criteria.id,
				name: criteria.name,
				date: criteria.date,
				hash: source.criteria.hash
			},
			segments: population.segments.map((id) => ({
				id,
				label: labels.get(id) ?? id,
				tone: looks(id).tone
			})),
			rulesHash: source.rulesHash,
			overrides: data.overrides.length,
			ruleSets: [conformityRules, ssoRule].map(({ id, label, status, date, source: origin }) => ({
				id,
				label,
				status,
				date,
				source: origin
			})),
			draws: USUAL_DRAWS,
			scenario: {
				id: scenario?.id ?? '',
				name: scenario?.name ?? '',
				description: scenario?.description ?? '',
				revision: scenario?.revision ?? 0,
				chain: source.chain.map(({ id, name, revision }) => ({ id, name, revision })),
				whole: source.whole,
				lastAmount: source.lastAmount,
				...(source.widerEnvelopes.length > 0 && { widerEnvelopes: source.widerEnvelopes })
			}
		},
		population,
		facts: factsOf(data, population, source.overrides),
		criteria,
		defaults: fundingDefaults,
		settings: source.settings,
		amounts: source.amounts
	};
}

function factsOf(
	data: TerritoryData,
	population: Population,
	records: ReadonlyMap<number, OverrideRecord>
): StructureFacts {
	const { table } = data;
	const rows = Array.from(population.row);
	const heads = numberColumn(table.structures, 'structure.heads');
	const name = codedColumn(table.structures, 'structure.name');
	const conformity = assessConformity(table, conformityRules);
	return {
		why: rows.map(whyReader(data)),
		headsSource: rows.map((row) => {
			const source = table.sources[heads.source?.[row] ?? 0];
			if (!source || source.kind === 'none') return '';
			return source.date === '' ? source.name : `${source.name} (${formatDate(source.date)})`;
		}),
		override: rows.map((row) => overrideText(data, records, row)),
		conformity: conformity.at.map(({ milestone, structures }) => ({
			milestone: formatDate(milestone.date),
			states: rows.map((row) => {
				const possible = structures[row] ?? 0;
				return possible === 0
					? 'Aucun usage déclaré'
					: conformityLabel(statusOf(possible), standingOf(possible));
			})
		})),
		leftOutNames: population.leftOut.map(({ row }) => textAt(name, row)),
		milestones: conformityRules.milestones.map(({ date, label }) => ({ date, label }))
	};
}

/** Why each structure is in its segment by the criteria, in one text. */
function whyReader({ table, criteria, computed }: TerritoryData): (row: number) => string {
	const outcomes = [...computed.segments, ...OTHER_STATES];
	return (row) =>
		whySentences(explain(table, criteria, row), outcomes[computed.result[row] ?? 0] ?? '').join(' ');
}

function overrideText(
	data: TerritoryData,
	records: ReadonlyMap<number, OverrideRecord>,
	row: number
): string {
	const override = data.overrides[(data.overrideOf[row] ?? 0) - 1];
	if (!override) return '';
	const record = records.get(override.id);
	const whose = override.subject.kind === 'structure' ? 'de la structure' : 'de l’organisme';
	const before = computedUnder(data, row) ?? '';
	const label = outcomeLooks(data.criteria.segments)(before).short;
	const said = record ? ` du ${formatDate(record.decidedAt.slice(0, 10))} : ${record.reason}` : '';
	return `Dérogation ${whose}${said} (segment calculé : ${label})`;
}
