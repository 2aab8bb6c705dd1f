import type { AmountInputs, Settings } from '$lib/domain/funding';
import { Lately } from '../lately';
import type { TerritoryData } from '../territory-data';
import { fundingSight, type FundingSight } from './funding-sight';
import { fundingWork, type FundingWork } from './funding-work';
import { partWork } from './part-work';

/** Plans kept: of the scenarios that people look at, on a few territories. */
const KEPT = 6;

const works = new Lately<ReturnType<typeof fundingWork>>(KEPT);
const parts = new Lately<FundingWork>(KEPT);
const sights = new Lately<FundingSight>(KEPT);

/** The same as {@link fundingWork}, not computed again for the same territory, settings and amounts. For a server, which is asked again and again. */
export const keptWork = (
	data: TerritoryData,
	settings: Settings,
	amounts: AmountInputs
): ReturnType<typeof fundingWork> =>
	works.of([data], [settings, amounts], () => fundingWork(data, settings, amounts));

/** The same as {@link partWork}, not cut again for the same plan and territory. */
export const keptPart = (whole: FundingWork, seen: TerritoryData): FundingWork =>
	parts.of([whole, seen], null, () => partWork(whole, seen));

/** The same as {@link fundingSight}, not drawn up again for the same plan and month. */
export const keptSight = (work: FundingWork, today: string): FundingSight =>
	sights.of([work], today, () => fundingSight(work, today));
