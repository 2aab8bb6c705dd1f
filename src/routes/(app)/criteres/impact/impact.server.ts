import type { Criteria } from '$lib/domain/segmentation';
import { impactBetween, type CriteriaRef, type Impact, type ImpactRequest } from '$lib/screens';
import { app } from '$lib/server/app';
import {
	listCriteriaVersions,
	listDrafts,
	readCriteriaVersion,
	readDraft,
	type CriteriaVersionHead,
	type DraftHead
} from '$lib/server/criteria';
import type { Database } from '$lib/server/db';
import {
	currentSeen,
	findSeen,
	versionsSeen,
	type SeenTerritory,
	type SeenVersion
} from '$lib/server/territory';
import { error } from '@sveltejs/kit';
import { territoryUnder } from '../../territory.server';
import { viewer } from '../../viewer.server';

/** What can be compared. */
export interface ImpactChoices {
	readonly versions: readonly Pick<CriteriaVersionHead, 'number' | 'name'>[];
	readonly drafts: readonly Pick<DraftHead, 'id' | 'name'>[];
	readonly datasets: readonly Pick<SeenVersion, 'id' | 'asOf'>[];
}

/** What an address compares, what else it could, and what moves. */
export interface ReadImpact {
	readonly request: ImpactRequest & { readonly before: CriteriaRef; readonly after: CriteriaRef };
	readonly choices: ImpactChoices;
	readonly criteria: readonly [Criteria, Criteria];
	readonly seen: readonly [SeenTerritory, SeenTerritory];
	readonly impact: Impact;
}

/**
 * What moves between the two sides of an address, on what the viewer sees; null before the first import. By default the criteria
 * in force are compared with the draft saved last, else the version before with them.
 * @throws a 404 or a 409 that says what to do, when a side cannot be read
 */
export async function readImpact(request: ImpactRequest): Promise<ReadImpact | null> {
	const { db } = await app();
	const { scope } = viewer();
	const current = await currentSeen(db, scope);
	if (!current) return null;
	const [versions, drafts, datasets] = await Promise.all([
		listCriteriaVersions(db),
		listDrafts(db, scope),
		versionsSeen(db, scope)
	]);
	const [before, after] = sidesOf(request, versions, drafts);
	const criteria = [await readSide(db, before), await readSide(db, after)] as const;
	const seen = [
		await datasetOf(db, request.dataBefore, current),
		await datasetOf(db, request.dataAfter, current)
	] as const;
	const impact = impactBetween(
		await territoryUnder(seen[0], criteria[0]),
		await territoryUnder(seen[1], criteria[1])
	);
	return {
		request: { ...request, before, after },
		choices: {
			versions: versions.map(({ number, name }) => ({ number, name })),
			drafts: drafts.map(({ id, name }) => ({ id, name })),
			datasets: datasets.map(({ id, asOf }) => ({ id, asOf }))
		},
		criteria,
		seen,
		impact
	};
}

function sidesOf(
	{ before, after }: ImpactRequest,
	versions: readonly CriteriaVersionHead[],
	[draft]: readonly DraftHead[]
): readonly [CriteriaRef, CriteriaRef] {
	const last: CriteriaRef = { kind: 'version', number: versions[0]?.number ?? 1 };
	const earlier: CriteriaRef = { kind: 'version', number: versions[1]?.number ?? last.number };
	const latest: CriteriaRef | null = draft ? { kind: 'draft', number: draft.id } : null;
	if (after)
		return [before ?? (after.kind === 'version' && after.number === last.number ? earlier : last), after];
	return before ? [before, latest ?? last] : latest ? [last, latest] : [earlier, last];
}

async function readSide(db: Database, { kind, number }: CriteriaRef): Promise<Criteria> {
	if (kind === 'version') {
		const version = await readCriteriaVersion(db, number);
		if (version) return version.criteria;
		error(
			404,
			`La version ${number} des critères n’existe pas. Choisissez-en une dans la liste des critères.`
		);
	}
	const draft = await readDraft(db, number, viewer().scope);
	if (!draft)
		error(404, 'Ce brouillon n’existe pas, ou a été supprimé. Choisissez-en un dans la liste des critères.');
	if (!draft.criteria.ok)
		error(
			409,
			`Le brouillon « ${draft.name} » ne peut pas être appliqué : ouvrez-le pour corriger ce qui y est signalé.`
		);
	return draft.criteria.value;
}

async function datasetOf(db: Database, id: number | null, current: SeenTerritory): Promise<SeenTerritory> {
	if (id === null || id === current.version.id) return current;
	const seen = await findSeen(db, id, viewer().scope);
	if (!seen)
		error(404, `La version ${id} des données n’existe pas. Choisissez-en une dans la page des données.`);
	return seen;
}
