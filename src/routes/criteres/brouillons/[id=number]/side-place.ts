/** The tabs of the side panel. */
export const SIDE_PLACES = [
	['selection', 'Sélection'],
	['options', 'Options'],
	['coverage', 'Couverture'],
	['tests', 'Contrôles']
] as const;
export type SidePlace = (typeof SIDE_PLACES)[number][0];
