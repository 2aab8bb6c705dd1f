import type { LayerCoverage } from '$lib/domain/table';
import { formatCount, formatList } from '$lib/words';
import { departmentName } from './place-names';

const NAMED = 6;

/** What a version or an import changes, in words, nothing said of what is not there. */
export function changesText(counts: { added: number; changed: number; closed: number }): string {
	const parts = [
		{ count: counts.added, noun: 'ajout' },
		{ count: counts.changed, noun: 'modification' },
		{ count: counts.closed, noun: 'fermeture' }
	].filter(({ count }) => count > 0);
	return parts.length === 0
		? 'aucun changement'
		: formatList(parts.map(({ count, noun }) => formatCount(count, noun)));
}

/** The territory of a coverage, in words. */
export function territoryText({ departments }: Pick<LayerCoverage, 'departments'>): string {
	if (departments === 'national') return 'France entière';
	if (departments.length === 0) return 'territoire non précisé';
	if (departments.length <= NAMED) return formatList(departments.map(departmentName));
	return `${departments.length} départements (${departments.slice(0, NAMED).join(', ')}…)`;
}

/** What a file covers, in words: « complet, 22 – Côtes-d’Armor et 29 – Finistère ». */
export const coverageText = (coverage: LayerCoverage): string =>
	`${coverage.extent === 'full' ? 'complet' : 'partiel'}, ${territoryText(coverage)}`;
