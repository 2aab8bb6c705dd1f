import type { TerritorySummary } from '$lib/domain/summary';

/** What to import next, and what it would bring. */
export interface NextStep {
	readonly what: string;
	readonly brings: string;
}

/** Share of declared head-counts under which a survey is worth asking for. */
const THIN = 0.5;

/** What the dataset lacks most, in the order it would help. */
export function nextSteps(summary: TerritorySummary, kinds: ReadonlySet<string>): readonly NextStep[] {
	const heads = summary.knowledge.find(({ field }) => field === 'structure.heads')?.known ?? 0;
	const steps: NextStep[] = [];
	if (!kinds.has('legal-entities')) {
		steps.push({
			what: 'Le registre des entités juridiques (cs1100501)',
			brings: 'le nom et le statut des organismes'
		});
	}
	if (!kinds.has('groups')) {
		steps.push({
			what: 'Une table des groupes',
			brings: 'les organismes à plusieurs entités juridiques, donc les grands groupes'
		});
	}
	if (!kinds.has('equipment')) {
		steps.push({
			what: 'Les équipements sociaux (cs1100505)',
			brings: 'les places, donc des effectifs mieux estimés'
		});
	}
	if (heads < summary.structures * THIN) {
		steps.push({
			what: 'Une enquête auprès des ESMS',
			brings: 'les effectifs déclarés et la centralisation des DSI'
		});
	}
	if (!kinds.has('uses')) {
		steps.push({ what: 'Un fichier d’usages', brings: 'la réponse à la règle des 5 000 utilisateurs' });
	}
	return steps;
}
