/** The tabs of the side panel. */
export const SIDE_TABS = [
	['selection', 'Sélection'],
	['options', 'Options'],
	['coverage', 'Couverture'],
	['tests', 'Contrôles']
] as const;
export type SidePlace = (typeof SIDE_TABS)[number][0];
