import { reference } from '$lib/reference';

/** Short name of a FINESS category, or its code when the table does not hold it: « EHPAD », « S.E.S.S.A.D. ». */
export function categoryName(code: string): string {
	const category = reference.categories.get(code);
	return category?.shortLabel || category?.label || code;
}

/** Full name of a FINESS category. */
export const categoryLabel = (code: string): string => reference.categories.get(code)?.label ?? code;

/** « 56 – Morbihan »; a code that is not known stays as it is. */
export function departmentName(code: string): string {
	const name = reference.departments.get(code)?.name;
	return name ? `${code} – ${name}` : code;
}

const territoryNames = new Map(
	[...reference.departments.values()].map((d) => [d.territory, d.territoryName])
);

/** Code of the ARS territory of a département; `''` when there is none. */
export const territoryOfDepartment = (code: string): string =>
	reference.departments.get(code)?.territory ?? '';

/** Name of an ARS territory. */
export const territoryName = (code: string): string => territoryNames.get(code) || code;
