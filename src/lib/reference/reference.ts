import type { ReferenceData } from '$lib/domain/reference';
import {
	readCategories,
	readDepartments,
	readHealthCategories,
	readHeliosSectors,
	readLabels,
	readLegalStatuses,
	readRatios,
	readTariffPairs
} from './tables';
import { tariffLookup } from './tariff-lookup';

const legalStatuses = readLegalStatuses();

/** The reference tables of `data/reference/`, read and checked once, in the browser and under Node. */
export const reference: ReferenceData = Object.freeze({
	categories: readCategories(),
	ratios: readRatios(),
	departments: readDepartments(),
	healthCategories: readHealthCategories(),
	heliosSectors: readHeliosSectors(),
	labels: readLabels(),
	tariff: tariffLookup(readTariffPairs()),
	legalStatus: (code: string) => legalStatuses.get(code) ?? null
});
