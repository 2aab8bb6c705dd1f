export { compareTables, compareTexts, type Difference, type ReadTable } from './compare-table';
export {
	DOSSIER_FORMAT,
	type DossierInputs,
	type DossierNames,
	type DossierProvenance,
	type RuleSetRef,
	type StructureFacts
} from './inputs';
export type { InputProblem } from './input-problem';
export { amountsFromTables, factsFromTables } from './inputs-from-tables';
export { dossierNote } from './note';
export { escaped, withFrenchSpaces } from './note-html';
export { noteStyle } from './note-style';
export {
	LEFT_OUT_FILE,
	ORGANISATIONS_FILE,
	populationFromRows,
	STRUCTURES_FILE
} from './population-from-rows';
export { ORGANISATION_INPUTS, type PopulationRows } from './population-rows';
export { reserveCountText, reservesOf, type Reserve } from './table-reserves';
export { AMOUNTS_FILE, FACTS_FILE, GROUPINGS_FILE, MILESTONES_FILE } from './table-inputs';
export type { DossierColumn, DossierTable } from './table';
export { dossierTables } from './tables';
export { dossierTotals, type DossierTotals } from './totals';
export type { AllocationFound, DatabaseGap, FileState, Verification } from './verification';
export { dossierWork, type DossierWork } from './work';
