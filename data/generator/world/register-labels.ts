import Papa from 'papaparse';
import categoriesCsv from '../../reference/categories.csv?raw';
import legalStatusesCsv from '../../reference/legal-statuses.csv?raw';
import type { Coded } from './model';

const linesOf = (csv: string): readonly (readonly string[])[] =>
	Papa.parse<string[]>(csv, { delimiter: ',', skipEmptyLines: true }).data.slice(1);

interface CategoryLabels {
	readonly category: Coded;
	readonly aggregate: Coded;
}

const CATEGORIES: ReadonlyMap<string, CategoryLabels> = new Map(
	linesOf(categoriesCsv).map((line) => {
		const [code = '', label = ''] = line;
		const [aggregate = '', aggregateLabel = ''] = line.slice(6);
		return [code, { category: { code, label }, aggregate: { code: aggregate, label: aggregateLabel } }];
	})
);

const LEGAL_STATUSES: ReadonlyMap<string, Coded> = new Map(
	linesOf(legalStatusesCsv).map(([code = '', label = '']) => [code, { code, label }])
);

/** Labels of a social category, as the register writes them. @throws Error for another category. */
export function categoryLabels(code: string): CategoryLabels {
	const found = CATEGORIES.get(code);
	if (!found) throw new Error(`No category ${code}`);
	return found;
}

/** A legal status and its label. @throws Error for an unknown code. */
export function legalStatus(code: string): Coded {
	const found = LEGAL_STATUSES.get(code);
	if (!found) throw new Error(`No legal status ${code}`);
	return found;
}
