import type { Ground, Objection, Strength } from '$lib/domain/proposals';
import { formatList, NBSP } from './format';
import { valueLabel } from './labels';

/** How telling the evidence for a group is. */
export const STRENGTH_LABELS: Readonly<Record<Strength, string>> = {
	strong: 'Forte',
	medium: 'Moyenne',
	weak: 'Faible'
};

const GROUNDS: Readonly<Record<Ground['kind'], string>> = {
	'same-siren': 'Même SIREN',
	'same-name': 'Même nom, à la forme juridique près',
	'same-brand': 'Même enseigne, secteur privé lucratif',
	'same-commune': 'Des sites dans la même commune'
};

const MOST_VALUES = 4;

/** Some values in a sentence, the first ones named. */
function listed(values: readonly string[]): string {
	const rest = values.length - MOST_VALUES;
	return rest > 0
		? `${values.slice(0, MOST_VALUES).join(', ')} et ${rest}${NBSP}${rest < 2 ? 'autre' : 'autres'}`
		: formatList(values);
}

/** What operators share, in words; `count` is how many they are in all. */
export function groundText({ kind, shared, members }: Ground, count: number): string {
	const part = members.length < count ? ` (${members.length} sur ${count})` : '';
	return `${GROUNDS[kind]}${NBSP}: ${shared}${part}`;
}

/** What speaks against operators being one, in words. */
export function objectionText({ kind, values }: Objection): string {
	switch (kind) {
		case 'other-status':
			return `Statuts juridiques différents${NBSP}: ${listed(
				values.map((code) => valueLabel('organisation.legal_status', code).toLowerCase())
			)}`;
		case 'other-department':
			return `Aucun département en commun${NBSP}: ${listed(values)}`;
		case 'other-siren':
			return `Aucun SIREN en commun${NBSP}: ${listed(values)}`;
	}
}
