import { finessCommune, finessDepartment, postalCity } from '../geography';
import type { Entity } from '../world';
import { REGISTER_DATE } from './register-dates';
import { semicolons } from './semicolons';

/** First line of a cs1100501 file. */
export const LEGAL_ENTITIES_HEADER = `finess;etalab;94;${REGISTER_DATE}`;

/** The line of a legal entity in a cs1100501 file. */
export function legalEntityLine(entity: Entity, departmentName: string): string {
	const { address } = entity;
	const department = finessDepartment(address.department, departmentName);
	return semicolons([
		'structureej',
		entity.finess,
		entity.name,
		entity.longName,
		'',
		address.number,
		address.streetKind,
		address.street,
		'',
		'',
		'',
		finessCommune(address.place.commune),
		`${address.place.postalCode} ${postalCity(address.place.commune)}`,
		department.code,
		department.name,
		address.phone,
		entity.status.code,
		entity.status.label,
		'',
		'',
		entity.siren,
		entity.ape,
		entity.created
	]);
}
