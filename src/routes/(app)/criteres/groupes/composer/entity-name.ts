import type { EntityFacts } from '$lib/domain/regrouping';
import { formatInteger, NBSP } from '$lib/words';

const FEW = 2;

/** The data do not say how entities of groups are called: a site tells which one it is. */
export const entityName = ({ organisation, firstSite, finess }: EntityFacts): string =>
	organisation.isGroup ? `Entité de «${NBSP}${firstSite}${NBSP}»` : organisation.name || `EJ ${finess}`;

/** What is known of an entity, in one line. */
export const entityLine = ({ finess, organisation, sirens, cities, esms }: EntityFacts): string =>
	[
		`EJ ${finess}`,
		...(organisation.isGroup ? [`groupe ${organisation.name}`] : []),
		...(sirens.length > 0 ? [`SIREN ${sirens.slice(0, FEW).join(', ')}`] : []),
		`${formatInteger(esms)}${NBSP}ESMS`,
		...(cities.length > 0 ? [`à ${cities.slice(0, FEW).join(', ')}${cities.length > FEW ? '…' : ''}`] : [])
	].join(' · ');
