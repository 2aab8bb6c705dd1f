import { finessCommune, finessDepartment, postalCity } from '../geography';
import type { Entity, Site } from '../world';
import { REGISTER_DATE } from './register-dates';
import { semicolons } from './semicolons';

/** First line of a cs1100502 file; its number is not a count of lines. */
export const ESTABLISHMENTS_HEADER = `finess;etalab;111;${REGISTER_DATE}`;

/** The lines of a site in a cs1100502 file: one, or two where the register repeats itself. */
export function establishmentLines(site: Site, entity: Entity, departmentName: string): readonly string[] {
	const line = establishmentLine(site, entity, departmentName);
	switch (site.flaw) {
		case 'identical-line':
			return [line, line];
		case 'conflicting-line':
			return [
				line,
				establishmentLine({ ...site, longName: 'ANCIENNE DENOMINATION' }, entity, departmentName)
			];
		case 'semicolon-in-name':
			return [
				establishmentLine(
					{ ...site, longName: `${site.longName || site.name}; SITE NORD` },
					entity,
					departmentName
				)
			];
		case 'odd-date':
			return [establishmentLine({ ...site, opened: `0787${site.opened.slice(4)}` }, entity, departmentName)];
		case null:
			return [line];
	}
}

function establishmentLine(site: Site, entity: Entity, departmentName: string): string {
	const { address } = site;
	const department = finessDepartment(address.department, departmentName);
	return semicolons([
		'structureet',
		site.finess,
		entity.finess,
		site.name,
		site.longName,
		site.complement,
		'',
		address.number,
		address.streetKind,
		address.street,
		'',
		'',
		finessCommune(address.place.commune),
		department.code,
		department.name,
		`${address.place.postalCode} ${postalCity(address.place.commune)}`,
		address.phone,
		'',
		site.category.code,
		site.category.label,
		site.aggregate.code,
		site.aggregate.label,
		site.siret,
		site.ape,
		site.tariff.code,
		site.tariff.label,
		site.publicService.code,
		site.publicService.label,
		site.opened,
		site.authorised,
		site.updated,
		''
	]);
}
