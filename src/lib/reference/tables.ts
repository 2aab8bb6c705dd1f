import type { Category, Department, LegalStatus, Ratio, TariffAuthority } from '$lib/domain/reference';
import categoriesCsv from '../../../data/reference/categories.csv?raw';
import departmentsCsv from '../../../data/reference/departments.csv?raw';
import heliosSectorsCsv from '../../../data/reference/helios-sectors.csv?raw';
import healthCategoriesCsv from '../../../data/reference/health-categories.csv?raw';
import labelsCsv from '../../../data/reference/labels.csv?raw';
import legalStatusesCsv from '../../../data/reference/legal-statuses.csv?raw';
import ratiosCsv from '../../../data/reference/ratios.csv?raw';
import tariffAuthoritiesCsv from '../../../data/reference/tariff-authorities.csv?raw';
import { indexRows, numberIn, oneOf, readTable, textIn } from './csv-table';

export const readCategories = (): ReadonlyMap<string, Category> =>
	indexRows(
		'categories.csv',
		readTable('categories.csv', categoriesCsv, [
			'code',
			'label',
			'short_label',
			'sector',
			'subsector',
			'scope',
			'aggregate',
			'aggregate_label',
			'closed_on'
		]),
		'code',
		(row) => ({
			code: textIn(row, 'code'),
			label: textIn(row, 'label'),
			shortLabel: textIn(row, 'short_label') || textIn(row, 'label'),
			sector: textIn(row, 'sector'),
			subsector: textIn(row, 'subsector'),
			scope: oneOf(row, 'scope', ['yes', 'no', 'confirm'])
		})
	);

/** The sector under which Helios counts a category; categories that it leaves unsorted are not there. */
export const readHeliosSectors = (): ReadonlyMap<string, string> =>
	indexRows(
		'helios-sectors.csv',
		readTable('helios-sectors.csv', heliosSectorsCsv, ['category', 'sector']),
		'category',
		(row) => oneOf(row, 'sector', ['PA', 'PH'])
	);

export const readRatios = (): ReadonlyMap<string, Ratio> =>
	indexRows(
		'ratios.csv',
		readTable('ratios.csv', ratiosCsv, [
			'category_code',
			'label',
			'sector',
			'basis',
			'heads_low',
			'heads_likely',
			'heads_high',
			'cap_heads_per_site',
			'fte_per_100_places',
			'turnover_yearly',
			'status',
			'source'
		]),
		'category_code',
		(row) => ({
			basis: oneOf(row, 'basis', ['places', 'service']),
			headsLow: numberIn(row, 'heads_low'),
			headsLikely: numberIn(row, 'heads_likely'),
			headsHigh: numberIn(row, 'heads_high'),
			cap: numberIn(row, 'cap_heads_per_site'),
			ftePer100Places: textIn(row, 'fte_per_100_places') === '' ? null : numberIn(row, 'fte_per_100_places'),
			turnover: numberIn(row, 'turnover_yearly'),
			status: oneOf(row, 'status', ['sourced', 'assumed']),
			source: textIn(row, 'source')
		})
	);

export const readDepartments = (): ReadonlyMap<string, Department> =>
	indexRows(
		'departments.csv',
		readTable('departments.csv', departmentsCsv, [
			'code',
			'name',
			'region',
			'territory',
			'territory_name',
			'population'
		]),
		'code',
		(row) => ({
			code: textIn(row, 'code'),
			name: textIn(row, 'name'),
			territory: textIn(row, 'territory'),
			territoryName: textIn(row, 'territory_name'),
			population: numberIn(row, 'population')
		})
	);

export const readHealthCategories = (): ReadonlySet<string> =>
	new Set(
		indexRows(
			'health-categories.csv',
			readTable('health-categories.csv', healthCategoriesCsv, ['code', 'label']),
			'code',
			() => true
		).keys()
	);

export const readLabels = (): ReadonlyMap<string, string> =>
	indexRows('labels.csv', readTable('labels.csv', labelsCsv, ['code', 'label_fr']), 'code', (row) =>
		textIn(row, 'label_fr')
	);

export const readLegalStatuses = (): ReadonlyMap<string, LegalStatus> =>
	indexRows(
		'legal-statuses.csv',
		readTable('legal-statuses.csv', legalStatusesCsv, ['code', 'label', 'status', 'aggregate']),
		'code',
		(row) => oneOf(row, 'status', ['public', 'non-profit', 'for-profit'])
	);

/** A way FINESS writes who sets the tariffs, and the authority it stands for. */
export interface TariffPair {
	readonly code: string;
	readonly label: string;
	readonly authority: TariffAuthority;
}

const AUTHORITIES: readonly TariffAuthority[] = [
	'ars',
	'ars-department',
	'department',
	'state',
	'free',
	'undetermined'
];

export const readTariffPairs = (): readonly TariffPair[] =>
	readTable('tariff-authorities.csv', tariffAuthoritiesCsv, ['code', 'label', 'authority', 'status']).map(
		(row) => ({
			code: textIn(row, 'code'),
			label: textIn(row, 'label'),
			authority: oneOf(row, 'authority', AUTHORITIES)
		})
	);
