import { fictionLabel, formatDate, french } from '$lib/words';
import type { LayoutData } from './$types';

/**
 * Where figures come from, under each chart and download.
 * @param about what else they depend on: a scenario, filters; what is empty is left out
 */
export function sourceLine(heading: LayoutData['heading'], about = ''): string {
	if (!heading) return 'Cible 2028';
	const asOf = heading.asOf ? `données arrêtées au ${formatDate(heading.asOf)}` : 'date des données inconnue';
	const fiction = heading.fictional ? ` (données ${fictionLabel(heading)})` : '';
	const rest = about === '' ? '' : `, ${about}`;
	return french(`Cible 2028 – ${heading.territory}, ${asOf}, version ${heading.version}${fiction}${rest}`);
}
