import {
	dashboardSight,
	parseDashboard,
	ssoRuleNote,
	structureSheet,
	type DashboardSight,
	type SsoRuleNote,
	type StructureSheet
} from '$lib/screens';
import type { SourceRef } from '$lib/domain/table';
import { askedView } from './territory.server';

/** The dashboard as the server draws it, for the address it was opened at. */
export interface FirstDashboard {
	readonly sight: DashboardSight;
	/** The structure of the drawer; null when it is closed or when no structure has its number. */
	readonly sheet: StructureSheet | null;
	readonly segments: readonly {
		readonly id: string;
		readonly target: 'maximum' | 'minimum';
	}[];
	readonly sources: readonly SourceRef[];
	readonly rule: SsoRuleNote;
}

export async function firstDashboard(parameters: URLSearchParams): Promise<FirstDashboard | null> {
	const asked = await askedView('structure', parameters);
	if (!asked) return null;
	const { data, view } = asked;
	const address = { ...parseDashboard(parameters), view };
	return {
		sight: dashboardSight(data, address),
		sheet: address.open === '' ? null : structureSheet(data, address.open),
		segments: data.criteria.segments.map(({ id, target }) => ({ id, target })),
		sources: data.table.sources.filter(({ kind }) => kind !== 'none'),
		rule: ssoRuleNote(data)
	};
}
