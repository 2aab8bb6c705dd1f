import {
	envelopeBySegment,
	fundingWork,
	needsWhole,
	territoryTitle,
	workshopPolls,
	type TerritoryData
} from '$lib/screens';
import type { Scope } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Preparation } from '$lib/domain/workshop';
import { app } from '$lib/server/app';
import { readCriteriaVersion } from '$lib/server/criteria';
import { openScenario } from '$lib/server/scenarios';
import { currentSeen, type SeenTerritory } from '$lib/server/territory';
import {
	openWorkshop,
	type OpeningGround,
	type PreparationRefusal,
	type Workshop
} from '$lib/server/workshops';
import { territoryUnder } from '../territory.server';
import { viewer } from '../viewer.server';

/** The territory of a workshop under the criteria that it starts from. */
export interface WorkshopTerritory {
	readonly seen: SeenTerritory;
	readonly data: TerritoryData;
}

/** The data in force as a workshop's territories see them, classified by the criteria that it starts from. */
export async function workshopTerritory({
	scope,
	criteriaVersion
}: Pick<Preparation, 'scope' | 'criteriaVersion'>): Promise<Result<WorkshopTerritory, PreparationRefusal>> {
	const { db } = await app();
	const seen = await currentSeen(db, scope);
	if (!seen) return err({ code: 'no-data' });
	const version = await readCriteriaVersion(db, criteriaVersion);
	if (!version) return err({ code: 'no-criteria', version: criteriaVersion });
	return ok({ seen, data: await territoryUnder(seen, version.criteria) });
}

/**
 * Thousand euros to share by segment; null where the room does not speak of money, or nobody gives any. A scenario whose envelopes or paces
 * are shared with other territories is refused: the room would share money of others.
 */
async function envelope(
	data: TerritoryData,
	scope: Scope,
	{ room, scenario }: Pick<Preparation, 'room' | 'scenario'>
): Promise<Result<ReadonlyMap<string, number> | null, PreparationRefusal>> {
	if (!room.money || scenario === null) return ok(null);
	const open = await openScenario((await app()).db, scope, scenario);
	if (!open) return ok(null);
	if (needsWhole(data, open.scenario.scope, open.settings))
		return err({ code: 'part-of-scenario', name: open.scenario.name });
	const work = fundingWork(data, open.settings, open.amounts);
	return ok(work.ok ? envelopeBySegment(work.value) : null);
}

/** What a workshop would open with today. */
export async function openingGround(
	preparation: Preparation
): Promise<Result<OpeningGround, PreparationRefusal>> {
	const found = await workshopTerritory(preparation);
	if (!found.ok) return found;
	const { seen, data } = found.value;
	const shared = await envelope(data, preparation.scope, preparation);
	if (!shared.ok) return shared;
	return ok({
		territory: territoryTitle(data.table),
		dataset: { version: seen.version.id, hash: seen.hash, fictional: seen.version.fictional },
		segments: data.criteria.segments.map(({ id, label, colour }) => ({
			id,
			label,
			...(colour === undefined ? {} : { colour })
		})),
		polls: workshopPolls(preparation, {
			data,
			envelope: shared.value
		})
	});
}

/** Opens a workshop with the data in force. */
export async function openNow({
	id,
	revision,
	preparation
}: Pick<Workshop, 'id' | 'revision' | 'preparation'>): Promise<Result<Workshop, PreparationRefusal>> {
	const ground = await openingGround(preparation);
	if (!ground.ok) return ground;
	return openWorkshop((await app()).db, viewer(), { id, revision, ground: ground.value });
}
