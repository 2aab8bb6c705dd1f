import { findField } from '$lib/domain/fields';
import { HELIOS_SECTOR, OVERRIDE } from '$lib/domain/view';
import { CERTAINTY_LABELS, OVERRIDE_LABELS, sectorName, SSO_LABELS } from '$lib/words';
import { codeText } from './condition-text';
import { categoryName, departmentName, territoryName } from './place-names';

/** A value of a field, or of what is computed, in French; segments apart, which criteria name. */
export function fieldValueLabel(id: string, value: string): string {
	switch (id) {
		case 'certainty':
			return value === '' ? 'Ni établi ni estimé' : (CERTAINTY_LABELS[value] ?? value);
		case OVERRIDE:
			return OVERRIDE_LABELS[value] ?? value;
		case 'sso':
			return SSO_LABELS[value] ?? value;
		case 'structure.sector':
		case HELIOS_SECTOR:
			return sectorName(value);
		case 'structure.department':
			return value === '' ? 'Inconnu' : departmentName(value);
		case 'structure.region':
			return value === '' ? 'Inconnu' : territoryName(value);
		case 'structure.category':
			return value === '' ? 'Inconnue' : numberedCategory(value);
		default: {
			if (value === '') return 'Inconnu';
			const type = findField(id)?.type;
			return type === 'category' || type === 'flag' || type === 'date' ? codeText(id, value) : value;
		}
	}
}

/** « 500 – EHPAD »; a code that is not known stays as it is. */
function numberedCategory(code: string): string {
	const name = categoryName(code);
	return name === code ? code : `${code} – ${name}`;
}
