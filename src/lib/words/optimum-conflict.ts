import type { Funder, OptimumConflict } from '$lib/domain/funding';
import { formatCount, NBSP } from './format';
import { formatEuros } from './money';

/** Names that a conflict is told with. */
export interface ConflictNames {
	readonly funders: readonly Pick<Funder, 'id' | 'label'>[];
	readonly department: (code: string) => string;
	readonly organisation: (id: string) => string;
}

/** Why no allocation respects everything, and what would make one possible: French sentences, one each. */
export function optimumConflictText(conflict: OptimumConflict, names: ConflictNames): readonly string[] {
	const funder = (id: string): string => names.funders.find((one) => one.id === id)?.label ?? id;
	const professionals = (count: number): string => formatCount(Math.floor(count), 'professionnel');
	const sentences = conflict.impossible.map((one) =>
		one.code === 'forced-not-a-candidate'
			? `La structure ${one.finess} est imposée et ne peut pas être aidée${NBSP}: elle n’est pas éligible, son montant est déjà décidé, ou elle est aussi exclue. Retirez-la de la liste.`
			: `${names.department(one.department)}${NBSP}: le minimum demandé est de ${professionals(one.asked)}, les structures éligibles n’en comptent que ${professionals(one.possible)}. Baissez ce minimum.`
	);
	if (conflict.moreMoney)
		for (const { funder: id, year, of, cents } of conflict.moreMoney)
			sentences.push(
				`Il manque au moins ${formatEuros(cents)} à ${funder(id)} en ${year} (${of === 'ae' ? 'engagements' : 'paiements'})${NBSP}: relevez cette enveloppe.`
			);
	for (const { department, asked, possible } of conflict.lessAsked?.departments ?? [])
		sentences.push(
			`${names.department(department)}${NBSP}: avec ces enveloppes, ${professionals(possible)} au lieu de ${professionals(asked)}. Baissez ce minimum.`
		);
	for (const id of conflict.lessAsked?.organisations ?? [])
		sentences.push(`${names.organisation(id)} est imposé et ne tient pas dans ces enveloppes. Retirez-le de la liste.`);
	return sentences.length > 0
		? sentences
		: ['Aucune répartition ne respecte tout, et le temps donné n’a pas suffi à dire pourquoi. Allégez une contrainte, puis recommencez.'];
}
