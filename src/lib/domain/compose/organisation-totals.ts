import { intervalAt, textAt, type CodedColumn, type Column, type TerritoryTable } from '../table';
import { Notes } from './notes';
import { organisationColumns, type SiteFacts } from './organisation-columns';
import type { Scope } from './scope';

/**
 * The columns of organisations that follow from their structures, computed again from a table: what a table says of its
 * organisations is the same, unless it holds a part of their structures only. Empty where a column it takes is not there.
 */
export function organisationTotals({
	structures,
	organisations,
	structureOrganisation,
	sources,
	coverage
}: Omit<TerritoryTable, 'uses' | 'useOrganisation'>): ReadonlyMap<string, Column> {
	const coded = (id: string): CodedColumn | null => {
		const column = structures.columns.get(id);
		return column?.kind === 'coded' ? column : null;
	};
	const finess = coded('structure.finess');
	const entity = coded('structure.legal_entity');
	const scope = coded('structure.scope');
	const itCentralised = coded('structure.it_centralised');
	const legalStatus = coded('structure.legal_status');
	const heads = structures.columns.get('structure.heads');
	if (!finess || !entity || !scope || !itCentralised || !legalStatus || heads?.kind !== 'number')
		return new Map();
	const scopes = scope.values.map(parseScope);
	const siteAt = (row: number): SiteFacts => ({
		organisation: structureOrganisation[row] ?? 0,
		entity: textAt(entity, row),
		scope: scopes[scope.codes[row] ?? 0] ?? 'to-qualify',
		heads: intervalAt(heads, row),
		source: finess.source?.[row] ?? 0,
		headsSource: heads.source?.[row] ?? 0,
		itCentralised: textAt(itCentralised, row),
		itSource: itCentralised.source?.[row] ?? 0,
		legalStatus: textAt(legalStatus, row)
	});
	const unnamed = Array.from({ length: organisations.rows }, () => undefined);
	const sites = { count: structures.rows, at: siteAt };
	const columns = organisationColumns(unnamed, sites, {
		national: coverage.national,
		dateOf: (source) => sources[source]?.date ?? '',
		notes: new Notes()
	});
	for (const named of ['organisation.id', 'organisation.name', 'organisation.kind']) columns.delete(named);
	return columns;
}

function parseScope(text: string): Scope['scope'] {
	switch (text) {
		case 'yes':
		case 'no':
		case 'confirm':
			return text;
		default:
			return 'to-qualify';
	}
}
