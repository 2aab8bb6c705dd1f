import type { TerritoryTable } from '../table';
import type { Cut } from './cut';
import { cutRows } from './cut-column';
import { cutSources, sourcesOf } from './cut-sources';
import { cutUses, keptUses, useSources } from './cut-uses';
import { keptRows } from './kept-rows';

/**
 * The part of a territory that somebody may see: structures of some ARS territories, and the organisations that run them with
 * the totals that they have over all the data. Segments, their reasons and the answers on single sign-on are those of
 * the whole table; where organisations share segments, what structures outside bring is unknown. Nothing names a structure, a legal entity or a file of other territories.
 */
export function cutTable(table: TerritoryTable, { territories, departments }: Cut): TerritoryTable {
	const kept = keptRows(table, departments);
	const uses = keptUses(table, kept);
	const declared = useSources(table.uses, uses, table.sources);
	const named = new Set([...sourcesOf(table.structures, kept.structures), ...declared.own]);
	const totals = sourcesOf(table.organisations, kept.organisations);
	const hidden = new Set([...[...totals].filter((source) => !named.has(source)), ...declared.elsewhere]);
	const sources = cutSources(table.sources, named, hidden);
	const { coverage, asOf, fictional } = table;
	return {
		structures: cutRows(table.structures, kept.structures, sources.codeOf),
		organisations: cutRows(table.organisations, kept.organisations, sources.codeOf),
		uses: cutUses(table.uses, uses, table.sources, sources),
		structureOrganisation: Uint32Array.from(
			kept.structures,
			(row) => kept.organisationAt[table.structureOrganisation[row] ?? 0] ?? 0
		),
		useOrganisation: Uint32Array.from(uses, ({ organisation }) => organisation),
		sources: sources.sources,
		coverage: {
			departments: coverage.departments.filter((code) => departments.has(code)),
			national: coverage.national
		},
		asOf,
		fictional,
		territories: territories.filter((code) => table.territories?.includes(code) ?? true)
	};
}
