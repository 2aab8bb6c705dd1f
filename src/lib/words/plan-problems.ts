import { settingKey, type PlanProblem } from '$lib/domain/funding';
import { formatDate, formatList, formatNumber, french, NBSP } from './format';
import { answerLabel, formatMonth, settingLabel } from './funding-settings';
import type { Looks } from './outcome-looks';

/** Parts of values, as they are called on screen. */
const PARTS: Readonly<Record<string, string>> = {
	low: 'valeur basse',
	likely: 'valeur probable',
	high: 'valeur haute',
	source: 'source',
	date: 'date',
	confidence: 'confiance',
	status: 'statut',
	segments: 'segments',
	from: 'début',
	to: 'fin',
	perMonth: 'professionnels par mois',
	equipped: 'professionnels équipés',
	mode: 'mode de calcul',
	unit: 'unité',
	fixed: 'part fixe',
	brackets: 'tranche',
	rate: 'montant par unité',
	unitCap: 'nombre d’unités au plus',
	floor: 'plancher',
	ceiling: 'plafond',
	coefficients: 'coefficient',
	when: 'cas',
	factor: 'coefficient',
	below: 'seuil',
	coverRate: 'taux de couverture',
	objects: 'objet financé',
	runningYears: 'années de fonctionnement',
	payments: 'versement',
	step: 'étape',
	share: 'part',
	yearFactors: 'coefficient de l’année',
	year: 'année',
	funders: 'financeur',
	funder: 'financeur',
	eligibility: 'qui peut demander',
	sectors: 'champs',
	categories: 'catégories',
	tariffAuthorities: 'autorités de tarification',
	legalStatuses: 'statuts juridiques',
	minHeads: 'effectif au moins',
	maxHeads: 'effectif au plus',
	minGrouping: 'ESMS groupés au moins',
	label: 'nom',
	envelopes: 'enveloppe',
	ae: 'AE',
	cp: 'CP',
	kind: 'manière',
	order: 'ordre',
	esms: 'nombre d’ESMS'
};

/** « tranche 3, fin » for `brackets[2].to`; `''` for the whole. */
function partLabel(path: string): string {
	return path
		.split('.')
		.flatMap((piece) => {
			const [, name = '', index] = /^([^[]*)(?:\[(\d+)\])?$/.exec(piece) ?? [];
			if (piece === '') return [];
			const number = index === undefined ? '' : `${NBSP}${Number(index) + 1}`;
			return [name === '' ? `étape${number}` : `${PARTS[name] ?? name}${number}`];
		})
		.join(', ');
}

/** What is wrong with a setting, in three parts that make a sentence. */
export interface PlanProblemText {
	/** « Prix : Clé de sécurité FIDO2, valeur haute ». */
	readonly where: string;
	/** « −4 est négatif ». */
	readonly what: string;
	/** « Donnez un nombre à partir de 0. » */
	readonly todo: string;
}

const found = (problem: PlanProblem): string => {
	const { found: text } = problem;
	if (text === '') return 'rien';
	return /^-?\d+(\.\d+)?$/.test(text) ? numberText(Number(text)) : `« ${text} »`;
};

const numberText = (value: number): string => formatNumber(value).replace('-', '−');

/** Whether a problem is about money in cents: said in euros. */
const isMoney = ({ key, path }: PlanProblem): boolean =>
	['grant', 'funder'].includes(settingKey(key)?.kind ?? '') && /(fixed|rate|floor|ceiling|ae|cp)$/.test(path);

const amount = (problem: PlanProblem, text: string): string =>
	isMoney(problem) ? `${numberText(Number(text) / 100)}${NBSP}€` : numberText(Number(text));

const dayText = (text: string): string => (/^\d{4}-\d{2}$/.test(text) ? formatMonth(text) : formatDate(text));

/** Low, likely and high, or the ends of a bracket, as a problem holds them. */
function numbersOf(text: string): Readonly<Record<string, number | null>> {
	try {
		const read: unknown = JSON.parse(text);
		if (typeof read !== 'object' || read === null) return {};
		return Object.fromEntries(
			Object.entries(read).map(([name, value]) => [name, typeof value === 'number' ? value : null])
		);
	} catch {
		return {};
	}
}

function whatAndTodo(problem: PlanProblem, looks: Looks): readonly [what: string, todo: string] {
	const text = found(problem);
	const [limit = ''] = problem.expected ?? [];
	switch (problem.code) {
		case 'unknown-key':
			return [`le réglage ${text} n’existe pas`, 'Oubliez-le : il n’a pas d’effet.'];
		case 'unknown-assumption':
			return ['le produit n’a pas, ou plus, cette hypothèse', 'Oubliez ce réglage : il n’a pas d’effet.'];
		case 'unknown-item':
			return ['le produit n’a pas, ou plus, ce poste', 'Oubliez ce réglage : il n’a pas d’effet.'];
		case 'unknown-segment':
			return [
				'les critères en vigueur n’ont pas ce segment',
				'Oubliez ce réglage, ou publiez des critères qui ont ce segment.'
			];
		case 'unknown-choice':
			return ['il n’y a pas, ou plus, ce choix à faire', 'Oubliez ce réglage : il n’a pas d’effet.'];
		case 'unknown-funder':
			return [
				`aucun financeur ne s’appelle ${text}`,
				`Choisissez parmi ${
					formatList(
						(problem.expected ?? []).map((id) => settingLabel(`funder:${id}`, looks).replace(/^.*:\s/, '')),
						'ou'
					) || 'les financeurs du scénario'
				}, ou ajoutez-le d’abord.`
			];
		case 'not-a-number':
			return [`${text} n’est pas un nombre`, 'Donnez un nombre, par exemple 12,5.'];
		case 'negative':
			return [`${amount(problem, problem.found)} est négatif`, 'Donnez un nombre à partir de 0.'];
		case 'too-large':
			return [
				`${amount(problem, problem.found)} dépasse ${amount(problem, limit)}`,
				'Vérifiez le nombre de zéros et l’unité.'
			];
		case 'not-a-share':
			return [
				`${numberText(Number(problem.found) * 100)}${NBSP}% dépasse 100${NBSP}%`,
				`Donnez une part entre 0 et 100${NBSP}%.`
			];
		case 'not-a-factor':
			return [`${text} n’est pas un facteur`, 'Donnez un facteur à partir de 1.'];
		case 'not-positive':
			return [`${text} est trop petit`, `Donnez un nombre à partir de ${numberText(Number(limit))}.`];
		case 'bounds-out-of-order': {
			const { low = null, likely = null, high = null } = numbersOf(problem.found);
			const shown = [low, likely, high].map((value) => (value === null ? '–' : numberText(value)));
			return [
				`${shown.join(', ')} ne vont pas du plus petit au plus grand`,
				'Rangez les valeurs : basse, probable, haute.'
			];
		}
		case 'not-a-month':
			return [`${text} n’est pas un mois`, 'Donnez un mois et une année, par exemple janvier 2027.'];
		case 'before-the-plan':
			return [
				`${dayText(problem.found)} vient avant ${dayText(limit)}`,
				`Donnez une date à partir de ${dayText(limit)}.`
			];
		case 'after-the-plan':
			return [
				`${dayText(problem.found)} vient après ${dayText(limit)}`,
				`Donnez une date jusqu’à ${dayText(limit)}.`
			];
		case 'not-a-list':
			return [`${text} n’est pas une liste`, 'Reprenez ce réglage, ou oubliez-le.'];
		case 'not-a-text':
			return [`${text} n’est pas un texte`, 'Écrivez un texte.'];
		case 'not-one-of': {
			const expected = (problem.expected ?? []).map(answerLabel);
			return [
				`${text} n’est pas une réponse possible`,
				expected.length === 0
					? 'Oubliez ce réglage : il n’y a plus rien à choisir.'
					: `Choisissez ${formatList(expected, 'ou')}.`
			];
		}
		case 'brackets-overlap': {
			const { from = null, to = null } = numbersOf(problem.found);
			const span = `de ${from === null ? '–' : numberText(from)} ${to === null ? 'sans fin' : `à ${numberText(to)}`}`;
			return [
				`${span}, elle est vide ou chevauche la suivante`,
				'Faites commencer chaque tranche où la précédente finit ; seule la dernière est sans fin.'
			];
		}
		case 'shares-do-not-add-up':
			return [
				`les parts font ${numberText(Number(problem.found) * 100)}${NBSP}%`,
				`Corrigez-les pour qu’elles fassent 100${NBSP}%.`
			];
		case 'payment-in-the-past':
			return [
				`le versement du ${dayText(problem.found)} attend une preuve avant le début du plan`,
				`Datez-le de ${limit} ou après.`
			];
		case 'floor-above-ceiling':
			return [
				`le plancher, ${amount(problem, problem.found)}, dépasse le plafond, ${amount(problem, limit)}`,
				'Baissez le plancher ou relevez le plafond.'
			];
		case 'malformed':
			return [
				problem.path.endsWith('date') ? `${text} n’est pas une date` : `${text} n’a pas la forme attendue`,
				problem.path.endsWith('date')
					? 'Donnez une date, par exemple 31/12/2028.'
					: 'Reprenez ce réglage, ou oubliez-le.'
			];
	}
}

/** What is wrong, where, and what to do. */
export function planProblem(problem: PlanProblem, looks: Looks): PlanProblemText {
	const part = partLabel(problem.path);
	const [what, todo] = whatAndTodo(problem, looks);
	return {
		where: `${settingLabel(problem.key, looks)}${part === '' ? '' : `, ${part}`}`,
		what: french(what),
		todo: french(todo)
	};
}

/** The same as one line: « Prix : Clé de sécurité FIDO2, valeur haute : −4 est négatif. Donnez un nombre à partir de 0. » */
export function planProblemText(problem: PlanProblem, looks: Looks): string {
	const { where, what, todo } = planProblem(problem, looks);
	return `${where}${NBSP}: ${what}. ${todo}`;
}
