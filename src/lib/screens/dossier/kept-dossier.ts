import { dossierWork, type DossierWork } from '$lib/domain/dossier';
import type { PlanProblem } from '$lib/domain/funding';
import type { Result } from '$lib/domain/shared';
import { Lately } from '../lately';
import type { TerritoryData } from '../territory-data';
import { dossierInputs, dossierNames, type DossierSource } from './dossier-inputs';

/** Dossiers kept: the page that shows what one holds, then the files that are taken out. */
const KEPT = 3;

const dossiers = new Lately<Result<DossierWork, readonly PlanProblem[]>>(KEPT);

/** What a dossier says, not computed again for the same territory and source. @returns all that is wrong with the settings, where something is */
export const keptDossier = (
	data: TerritoryData,
	source: DossierSource
): Result<DossierWork, readonly PlanProblem[]> =>
	dossiers.of([data], source, () => dossierWork(dossierInputs(data, source), dossierNames));
