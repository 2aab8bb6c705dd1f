import { sumCells, type Band, type Simulated } from '../funding';
import type { Cents } from '../shared';
import { funderLabels } from './group-columns';
import { noteFigure } from './note-figure';
import { escaped, htmlTable, withFrenchSpaces } from './note-html';
import { noteStyle } from './note-style';
import { reserveCountText, reservesOf, type Reserve } from './table-reserves';
import { segmentLabel } from './table-summary';
import { dossierTotals } from './totals';
import { grantsOf, ownInYear, ownShare, sumAll, sumBy, type DossierWork } from './work';

const NBSP = '\u00a0';
const integer = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const exactEuros = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const money = (cents: Cents): string => `${exactEuros.format(cents / 100)}${NBSP}€`;
const short = new Intl.NumberFormat('fr-FR', { maximumSignificantDigits: 3 });
/** An amount in a sentence, with three significant digits: `28,1 M€`, `940 k€`. The tables have it to the cent. */
const aboutEuros = (cents: Cents): string => {
	const euros = Number(Math.abs(cents / 100).toPrecision(3));
	const unit = [
		{ name: 'Md€', euros: 1e9 },
		{ name: 'M€', euros: 1e6 },
		{ name: 'k€', euros: 1e3 }
	].find((one) => euros >= one.euros) ?? { name: '€', euros: 1 };
	return `${cents < 0 ? '−' : ''}${short.format(euros / unit.euros)}${NBSP}${unit.name}`;
};
const wholeEuros = (cents: Cents): string => `${integer.format(cents / 100)}${NBSP}€`;

const day = (iso: string): string => {
	const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
	return year === undefined ? iso : `${date}/${month}/${year}`;
};

/** The note of a dossier: one page to print and sign. @param manifestHash SHA-256 of the manifest that it is about */
export function dossierNote(work: DossierWork, manifestHash: string): string {
	const { provenance, plan } = work;
	const { dataset, scenario, criteria } = provenance;
	const totals = dossierTotals(work);
	const title = `Note au comité : ${scenario.name}`;
	const reach = work.model.trajectories.every(({ reached }) => reached)
		? 'à l’échéance, tous les professionnels concernés seraient équipés'
		: 'à l’échéance, la cible ne serait pas atteinte partout';
	const reserves = reservesOf(work);
	const drawn = work.draws.result();
	return withFrenchSpaces(`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
${noteStyle}</style>
</head>
<body>
<main>
<header>
<p class="product">Cible 2028 · dossier de financement</p>
<h1>${escaped(title)}</h1>
<p>${escaped(dataset.territory)}${dataset.asOf === '' ? '' : `, données arrêtées au ${day(dataset.asOf)}`}${dataset.fictional ? ' · <strong>données fictives</strong>' : ''}</p>
</header>
<p class="finding">${escaped(
		`${integer.format(totals.structures)} structures et ${integer.format(totals.professionals)} professionnels ; un coût probable de ${aboutEuros(totals.costLikely)} de ${plan.years[0] ?? ''} à ${plan.years.at(-1) ?? ''}, dont ${aboutEuros(totals.grants)} d’aides à ${integer.format(totals.helped)} structures ; quand les hypothèses varient, de ${aboutEuros(drawn.total.p10)} à ${aboutEuros(drawn.total.p90)} huit fois sur dix ; ${reach}.`
	)}</p>
${noteFigure(work, aboutEuros)}
${segmentTable(work)}
<p class="small">${escaped(drawsText(work, drawn))}</p>
${yearTable(work)}
<section>
<h2>Réserves</h2>
<ul>
${reserves.map((one) => `<li>${escaped(reserveText(one))}</li>`).join('\n') || '<li>Aucune.</li>'}
</ul>
</section>
<section class="signature">
<h2>Avis du comité</h2>
<p><span class="box"></span> Favorable <span class="box"></span> Favorable avec réserves <span class="box"></span> Défavorable</p>
<div class="lines"><p>Nom et qualité</p><p>Fait à, le</p><p>Signature</p></div>
</section>
<footer>
<p>${escaped(
		`Scénario ${scenario.chain.map(({ name, revision }) => `« ${name} » (révision ${revision})`).join(' › ')} · critères ${criteria.name}, version ${criteria.number} · données version ${dataset.id} · programme ${provenance.engine}${totals.decided === 0 ? '' : ` · ${totals.decided} ${totals.decided === 1 ? 'montant décidé' : 'montants décidés'} par une personne`}`
	)}</p>
<p>Empreinte du manifeste (SHA-256) : <code>${manifestHash}</code>. Le dossier se recalcule : page « Vérifier un dossier », ou commande <code>verify</code>.</p>
</footer>
</main>
</body>
</html>
`);
}

const between = (band?: Band): string => (band ? `${aboutEuros(band.p10)} à ${aboutEuros(band.p90)}` : '');

/** What the percentiles are, and how exactly so many draws say them. */
function drawsText({ draws, totals }: DossierWork, { total, grants }: Simulated): string {
	const { likely } = sumCells(totals);
	const [p10, p90] = [total.error.p10, total.error.p90].map(
		([low, high]) => `de ${aboutEuros(low)} à ${aboutEuros(high)}`
	);
	return `Coût bas, coût haut : toutes les hypothèses au même bout de leur fourchette. P10 à P90 : huit fois sur dix, sur ${integer.format(draws.draws)} tirages de toutes les hypothèses (graine ${draws.seed}) ; erreur d’échantillonnage à 95 % : P10 ${p10 ?? ''}, P90 ${p90 ?? ''}. De même, aides avant enveloppes ${between(grants.total)}, part propre ${between(grants.own)}. Ces bornes ne s’additionnent pas.${likely < total.p10 ? ' Le coût probable est sous P10 : les hypothèses peuvent monter bien plus qu’elles ne peuvent baisser.' : ''}${likely > total.p90 ? ' Le coût probable est au-dessus de P90 : les hypothèses peuvent baisser bien plus qu’elles ne peuvent monter.' : ''}`;
}

function segmentTable(work: DossierWork): string {
	const { population, totals } = work;
	const sums = sumBy(work, (i) => String(population.segment[i] ?? 0));
	const drawn = work.draws.result();
	const rows = Array.from({ length: totals.segments }, (_, segment) => {
		const group = sums.get(String(segment));
		if (!group) return null;
		const cost = sumCells(totals, { segment });
		return [
			segmentLabel(work, segment),
			integer.format(group.structures),
			integer.format(group.heads[1]),
			aboutEuros(cost.low),
			money(cost.likely),
			aboutEuros(cost.high),
			between(drawn.bySegment[segment]),
			money(grantsOf(group)),
			money(ownShare(group))
		];
	}).filter((row) => row !== null);
	const all = sumAll(work);
	rows.push([
		'Ensemble',
		integer.format(all.structures),
		integer.format(all.heads[1]),
		aboutEuros(all.costs[0]),
		money(all.costs[1]),
		aboutEuros(all.costs[2]),
		between(drawn.total),
		money(grantsOf(all)),
		money(ownShare(all))
	]);
	return htmlTable(
		'Par segment, toutes années',
		[
			{ name: 'Segment', isText: true },
			{ name: 'Structures' },
			{ name: 'Professionnels' },
			{ name: 'Coût bas' },
			{ name: 'Coût probable' },
			{ name: 'Coût haut' },
			{ name: 'P10 à P90' },
			{ name: 'Aides' },
			{ name: 'Part propre' }
		],
		rows
	);
}

function yearTable(work: DossierWork): string {
	const { plan } = work;
	const all = sumAll(work);
	const labels = funderLabels(work);
	const years = plan.years.length;
	const total = (values: readonly Cents[]): Cents => values.reduce((sum, cents) => sum + cents, 0);
	const line = (name: string, values: readonly Cents[]): string[] => [
		name,
		...values.map(money),
		money(total(values))
	];
	// Who pays nothing is in plan-financement.csv: the note is to hold on one page.
	const paid = labels.flatMap((label, funder) => {
		const values = plan.years.map((_, year) => all.cp[funder * years + year] ?? 0);
		return values.some((cents) => cents !== 0) ? [line(label, values)] : [];
	});
	return htmlTable(
		'Par année : qui paie (crédits de paiement)',
		[
			{ name: 'Financeur', isText: true },
			...plan.years.map((year) => ({ name: String(year) })),
			{ name: 'Toutes années' }
		],
		[
			...paid,
			line(
				'Part propre',
				plan.years.map((_, year) => ownInYear(all, year))
			),
			line('Coût probable', all.costByYear)
		]
	);
}

function reserveText(reserve: Reserve): string {
	const { sentence, cents } = reserve;
	const counted = reserveCountText(reserve);
	const facts = [...(counted === null ? [] : [counted]), ...(cents === null ? [] : [wholeEuros(cents)])];
	return facts.length === 0 ? sentence : `${sentence} (${facts.join(', ')})`;
}
