import { fictionLabel, formatDate, french } from '$lib/words';
import type { LayoutData } from '../$types';

/** Where the figures of a scenario come from, under each chart and download. */
export function sourceLine(heading: LayoutData['heading'], scenario: string): string {
	if (!heading) return 'Cible 2028';
	const asOf = heading.asOf ? `données arrêtées au ${formatDate(heading.asOf)}` : 'date des données inconnue';
	const fiction = heading.fictional ? ` (données ${fictionLabel(heading)})` : '';
	return french(
		`Cible 2028 – ${heading.territory}, ${asOf}, version ${heading.version}${fiction}, scénario « ${scenario} »`
	);
}
