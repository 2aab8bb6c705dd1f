import { explainGrant, type GrantExplanation, type Ineligibility } from '$lib/domain/funding';
import { formatEuros, formatInteger, french } from '$lib/words';
import { flat, type ExplainedLine, type Explanation } from './explanation';
import type { FundingWork } from './funding-work';
import { REFUSAL_NAMES } from './funding-names';

const STEPS = {
	commitment: 'à l’engagement',
	interim: 'à l’étape intermédiaire',
	final: 'au solde'
} as const;

/** Why a structure gets no help, in a sentence. */
export function refusalText({ code, found, expected }: Ineligibility): string {
	const asked = expected === undefined ? '' : `, attendu : ${expected}`;
	const read = found === undefined ? '' : ` (trouvé : ${found === '' ? 'inconnu' : found}${asked})`;
	return french(`${REFUSAL_NAMES[code]}${read}`);
}

/** The help of one structure: every step from its cost to the last payment. */
export function explainHelp(work: FundingWork, finess: string): Explanation | null {
	const { population, plan, model, financing } = work;
	const row = population.finess.indexOf(finess);
	if (row < 0) return null;
	const grant = explainGrant(model, financing, row);
	const nameOf = (id: string): string => plan.items.find((item) => item.id === id)?.label ?? id;
	const line = (label: string, cents: number, more: Partial<ExplainedLine> = {}): ExplainedLine => ({
		label,
		values: flat(cents),
		unit: 'euros',
		...more
	});
	const payments = grant.funders.flatMap(({ funder, payments: steps }) =>
		steps.map(({ step, year, amount }) =>
			line(`${plan.funders.find(({ id }) => id === funder)?.label ?? funder}, ${year}`, amount, {
				detail: STEPS[step]
			})
		)
	);
	return {
		title: `${population.name[row] || finess}, aide`,
		value: flat(grant.granted),
		unit: 'euros',
		formula: french(
			grant.ineligible.length > 0
				? `Pas d’aide : ${grant.ineligible.map(refusalText).join(' ; ')}.`
				: 'Montant de la règle, dans le plancher et le plafond, sans dépasser la part couverte du coût éligible.'
		),
		tables: [
			{
				title: 'Coût éligible, par poste',
				lines: grant.items.map(({ item, cost, eligible }) =>
					line(nameOf(item), eligible, {
						...(cost === eligible ? {} : { detail: french(`coût : ${formatEuros(cost)}`) }),
						ref: { kind: 'cost', filter: { item, finess } }
					})
				),
				total: line('Éligible', grant.eligibleBefore)
			},
			{ title: 'De la règle à l’aide', lines: stepLines(grant, line), total: line('Aide', grant.granted) },
			...(payments.length > 0
				? [{ title: 'Paiements', lines: payments, total: line('Payé', grant.granted) }]
				: []),
			{
				title: 'Reste à la structure',
				lines: [
					line('Coût', grant.cost, { ref: { kind: 'cost', filter: { finess } } }),
					line('− Aide', -grant.granted)
				],
				total: line('Reste', grant.ownShare)
			}
		],
		assumptions: [],
		notes: [
			...(grant.decided
				? [
						french(
							`Montant décidé par ${grant.decided.author} : « ${grant.decided.reason} ». Le calcul ne le remplace jamais.`
						)
					]
				: []),
			...(grant.rule ? [french(`Règle : ${grant.rule.source}.`)] : [])
		],
		links: [{ label: 'Fiche de la structure', href: `/structures/${finess}` }]
	};
}

function stepLines(
	grant: GrantExplanation,
	line: (label: string, cents: number, more?: Partial<ExplainedLine>) => ExplainedLine
): ExplainedLine[] {
	const { steps, facts, rule } = grant;
	const lines: ExplainedLine[] = grant.pastAid.map(({ label, year, cents }) =>
		line('Aide passée, déduite du coût éligible', -cents, { detail: `${label}, ${year}` })
	);
	if (steps && facts && rule) {
		lines.push(
			line('Part fixe', rule.fixed),
			...steps.brackets.map(({ bracket, units, amount }) =>
				line(
					`Tranche de ${formatInteger(bracket.from)} à ${bracket.to === null ? 'plus' : formatInteger(bracket.to)}`,
					amount,
					{
						detail: french(`${formatInteger(units)} unités × ${formatEuros(bracket.rate)}`)
					}
				)
			),
			{ label: 'Coefficients et dégressivité', values: flat(steps.factor), unit: 'factor' },
			line('Montant de la règle', steps.gross),
			line('Dans le plancher et le plafond', steps.bounded),
			line('Part couverte du coût éligible, au plus', steps.covered),
			line('Calculé', steps.computed)
		);
	}
	if (grant.asked !== null) lines.push(line('Demandé', grant.asked));
	lines.push(line('Proposé', grant.proposed));
	if (grant.cut > 0) lines.push(line('Retiré faute d’enveloppe', -grant.cut));
	if (grant.decided) lines.push(line('Décidé', grant.decided.cents, { detail: grant.decided.author }));
	return lines;
}
