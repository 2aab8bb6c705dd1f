import type { Capacity, Entity, Site } from '../world';
import { REGISTER_DATE } from './register-dates';
import { semicolons } from './semicolons';

/** First line of a cs1100505 file. */
export const EQUIPMENT_HEADER = `finess;etalab;96;${REGISTER_DATE}`;

/** The line that ties a site to its legal entity; these lines come before the capacities. */
export const equippedSiteLine = (site: Site, entity: Entity): string =>
	semicolons(['structureet', site.finess, entity.finess, site.name]);

/** The capacity lines of a site in a cs1100505 file. */
export const capacityLines = (site: Site): readonly string[] =>
	site.capacities.map((capacity) => capacityLine(site, capacity));

function capacityLine(site: Site, { discipline, activity, client, places, suppressed }: Capacity): string {
	const count = String(places);
	const flag = suppressed ? 'O' : 'N';
	return semicolons([
		'equipementsocial',
		site.finess,
		discipline.code,
		discipline.label,
		activity.code,
		activity.label,
		client.code,
		client.label,
		'',
		count,
		'',
		'',
		'',
		'',
		'',
		flag,
		site.opened,
		site.authorised,
		count,
		'',
		'',
		'',
		'',
		'',
		flag,
		site.authorised,
		site.updated,
		site.updated
	]);
}
