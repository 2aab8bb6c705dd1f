import { reference } from '$lib/reference';
import { sectorName, SECTORS } from '$lib/words';
import type { ValueChoice } from './field-choices';

/** Sectors that may be left out of the scope, in their usual order. */
export const SECTOR_CHOICES: readonly ValueChoice[] = SECTORS.filter((code) => code !== '').map((code) => ({
	code,
	label: `${sectorName(code)} (${code})`
}));

/** Sub-sectors that may be left out, each with the sectors it is in; only those of the scope. */
export const SUBSECTOR_CHOICES: readonly ValueChoice[] = (() => {
	const sectors = new Map<string, Set<string>>();
	for (const { sector, subsector } of reference.categories.values()) {
		if (subsector === '' || sector === 'HORS') continue;
		sectors.set(subsector, (sectors.get(subsector) ?? new Set()).add(sector));
	}
	return [...sectors]
		.map(([code, of]) => ({ code, label: `${readable(code)} (${[...of].join(', ')})` }))
		.sort((a, b) => a.label.localeCompare(b.label, 'fr'));
})();

/** « Action sociale »; a code of up to three letters is an acronym and stays. */
function readable(code: string): string {
	if (code.length <= 3) return code;
	const words = code.replaceAll('_', ' ').toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
