import { dossierWork, type DossierInputs, type DossierWork } from '$lib/domain/dossier';
import type { PlanProblem } from '$lib/domain/funding';
import type { Result } from '$lib/domain/shared';
import { dossierInputs, dossierNames } from '$lib/screens';
import { app } from '$lib/server/app';
import { groundOf, sourceOf, type DossierGround, type DossierRefusal } from '$lib/server/dossiers';
import { territoryWith } from '../../territory.server';
import { viewer } from '../../viewer.server';

/** All that a dossier of a ground is computed from. */
export const inputsOf = (ground: DossierGround): DossierInputs =>
	dossierInputs(territoryWith(ground.seen, ground.rules), sourceOf(ground));

/** A dossier that can be given, and what it is of. */
export interface AskedDossier {
	readonly ground: DossierGround;
	/** What it says, or all that is wrong with the settings of the scenario. */
	readonly work: Result<DossierWork, readonly PlanProblem[]>;
}

/** The dossier of a scenario as the viewer sees it today. */
export async function askedDossier(scenario: string): Promise<Result<AskedDossier, DossierRefusal>> {
	const { db } = await app();
	const ground = await groundOf(db, viewer().scope, scenario);
	if (!ground.ok) return ground;
	const work = dossierWork(inputsOf(ground.value), dossierNames);
	return { ok: true, value: { ground: ground.value, work } };
}
