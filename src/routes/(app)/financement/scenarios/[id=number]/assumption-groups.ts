import type { Assumption } from '$lib/domain/funding';

/** Assumptions of one kind, as the register shows them. */
export interface AssumptionGroup {
	readonly id: string;
	readonly label: string;
	readonly help: string;
	readonly ids: readonly string[];
}

const NEEDS = /when-unknown|when-undetermined|when-not-assessed/;

/** The register in three groups: prices, quantities, and what is needed where nobody said. */
export function assumptionGroups(assumptions: readonly Assumption[]): readonly AssumptionGroup[] {
	const ids = (test: (assumption: Assumption) => boolean): readonly string[] =>
		assumptions.filter(test).map(({ id }) => id);
	return [
		{
			id: 'quantites',
			label: 'Quantités',
			help: 'Ce qui fait passer d’un effectif à un nombre de moyens, de postes ou de projets.',
			ids: ids(({ id, kind }) => kind !== 'price' && !NEEDS.test(id))
		},
		{
			id: 'besoins',
			label: 'Besoins, où rien n’est déclaré',
			help: 'Ce qui est compté tant que la collecte n’a pas répondu\u00a0: jamais zéro d’office.',
			ids: ids(({ id }) => NEEDS.test(id))
		},
		{
			id: 'prix',
			label: 'Prix unitaires',
			help: 'Hors taxe où une TVA s’applique\u00a0; les montants du scénario sont toutes taxes comprises.',
			ids: ids(({ kind }) => kind === 'price')
		}
	];
}
