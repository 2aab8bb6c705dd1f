import { readPlan, type PlanProblem } from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';
import { outcomeLooks, planProblemText } from '$lib/words';
import { describe, expect, it } from 'vitest';

const looks = outcomeLooks([
	{ id: 'physical-mie', label: 'Structures à MIE physique' },
	{ id: 'large-group', label: 'Grands groupes, cible maximale' }
]);
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

/** One of every code: a code that the program adds has no sentence until it is here. */
const CASES: Readonly<Record<PlanProblem['code'], readonly [Omit<PlanProblem, 'code'>, string]>> = {
	'unknown-key': [
		{ key: 'colour', path: '', found: 'colour' },
		'colour : le réglage « colour » n’existe pas. Oubliez-le : il n’a pas d’effet.'
	],
	'unknown-assumption': [
		{ key: 'assumption:price:gold', path: '', found: 'price:gold' },
		'price:gold : le produit n’a pas, ou plus, cette hypothèse. Oubliez ce réglage : il n’a pas d’effet.'
	],
	'unknown-item': [
		{ key: 'item:gold', path: '', found: 'gold' },
		'Poste : gold : le produit n’a pas, ou plus, ce poste. Oubliez ce réglage : il n’a pas d’effet.'
	],
	'unknown-segment': [
		{ key: 'grant:gone', path: '', found: 'grant:gone' },
		'Aide, gone : les critères en vigueur n’ont pas ce segment. Oubliez ce réglage, ou publiez des critères qui ont ce segment.'
	],
	'unknown-choice': [
		{ key: 'choice:physical-mie:ring', path: '', found: 'x' },
		'ring, MIE physique : il n’y a pas, ou plus, ce choix à faire. Oubliez ce réglage : il n’a pas d’effet.'
	],
	'unknown-funder': [
		{ key: 'grant:physical-mie', path: 'funders[1]', found: 'region', expected: ['ars-fir', 'cnsa'] },
		'Aide, MIE physique, financeur 2 : aucun financeur ne s’appelle « region ». Choisissez parmi ARS (FIR) ou CNSA et national, ou ajoutez-le d’abord.'
	],
	'not-a-number': [
		{ key: 'assumption:price:fido-key', path: 'likely', found: 'deux' },
		'Prix : Clé de sécurité FIDO2 (USB et NFC), valeur probable : « deux » n’est pas un nombre. Donnez un nombre, par exemple 12,5.'
	],
	negative: [
		{ key: 'assumption:price:fido-key', path: 'low', found: '-4.5', expected: ['0'] },
		'Prix : Clé de sécurité FIDO2 (USB et NFC), valeur basse : −4,5 est négatif. Donnez un nombre à partir de 0.'
	],
	'too-large': [
		{ key: 'funder:cnsa', path: 'envelopes[0].ae', found: '200000000000000', expected: ['100000000000000'] },
		'Financeur : CNSA et national, enveloppe 1, AE : 2 000 000 000 000 € dépasse 1 000 000 000 000 €. Vérifiez le nombre de zéros et l’unité.'
	],
	'not-a-share': [
		{ key: 'assumption:loss', path: 'high', found: '1.2', expected: ['1'] },
		'Perte et casse, valeur haute : 120 % dépasse 100 %. Donnez une part entre 0 et 100 %.'
	],
	'not-a-factor': [
		{ key: 'assumption:presence', path: 'low', found: '0.5' },
		'Professionnels présents sur l’année, pour un présent au 31 décembre, valeur basse : 0,5 n’est pas un facteur. Donnez un facteur à partir de 1.'
	],
	'not-positive': [
		{ key: 'assumption:presence', path: 'low', found: '0.5', expected: ['1'] },
		'Professionnels présents sur l’année, pour un présent au 31 décembre, valeur basse : 0,5 est trop petit. Donnez un nombre à partir de 1.'
	],
	'bounds-out-of-order': [
		{ key: 'assumption:loss', path: '', found: '{"low":0.3,"likely":0.2,"high":null}' },
		'Perte et casse : 0,3, 0,2, – ne vont pas du plus petit au plus grand. Rangez les valeurs : basse, probable, haute.'
	],
	'not-a-month': [
		{ key: 'pace:physical-mie', path: '[1].from', found: 'janvier' },
		'Rythme, MIE physique, étape 2, début : « janvier » n’est pas un mois. Donnez un mois et une année, par exemple janvier 2027.'
	],
	'before-the-plan': [
		{ key: 'start', path: '', found: '2025-12', expected: ['2026-01'] },
		'Début du plan : décembre 2025 vient avant janvier 2026. Donnez une date à partir de janvier 2026.'
	],
	'after-the-plan': [
		{ key: 'start', path: '', found: '2029-01', expected: ['2028-12'] },
		'Début du plan : janvier 2029 vient après décembre 2028. Donnez une date jusqu’à décembre 2028.'
	],
	'not-a-list': [
		{ key: 'pace:physical-mie', path: '', found: '{}' },
		'Rythme, MIE physique : « {} » n’est pas une liste. Reprenez ce réglage, ou oubliez-le.'
	],
	'not-a-text': [
		{ key: 'funder:cnsa', path: 'label', found: '' },
		'Financeur : CNSA et national, nom : rien n’est pas un texte. Écrivez un texte.'
	],
	'not-one-of': [
		{ key: 'choice:physical-mie:physical-means', path: '', found: 'ring', expected: ['key', 'cps'] },
		'Moyen physique, MIE physique : « ring » n’est pas une réponse possible. Choisissez clé de sécurité ou carte CPS.'
	],
	'brackets-overlap': [
		{ key: 'grant:physical-mie', path: 'brackets[0]', found: '{"from":0,"to":50}' },
		'Aide, MIE physique, tranche 1 : de 0 à 50, elle est vide ou chevauche la suivante. Faites commencer chaque tranche où la précédente finit ; seule la dernière est sans fin.'
	],
	'shares-do-not-add-up': [
		{ key: 'grant:physical-mie', path: 'payments', found: '0.3', expected: ['1'] },
		'Aide, MIE physique, versement : les parts font 30 %. Corrigez-les pour qu’elles fassent 100 %.'
	],
	'payment-in-the-past': [
		{ key: 'grant:physical-mie', path: 'payments[1].date', found: '2025-06-30', expected: ['2027'] },
		'Aide, MIE physique, versement 2, date : le versement du 30/06/2025 attend une preuve avant le début du plan. Datez-le de 2027 ou après.'
	],
	'floor-above-ceiling': [
		{ key: 'grant:physical-mie', path: 'floor', found: '100000', expected: ['50000'] },
		'Aide, MIE physique, plancher : le plancher, 1 000 €, dépasse le plafond, 500 €. Baissez le plancher ou relevez le plafond.'
	],
	malformed: [
		{ key: 'grant:physical-mie', path: 'payments[0].date', found: 'Noël' },
		'Aide, MIE physique, versement 1, date : « Noël » n’est pas une date. Donnez une date, par exemple 31/12/2028.'
	]
};

describe('what is wrong with a setting, in French', () => {
	it.each(Object.entries(CASES))('%s', (code, [problem, sentence]) => {
		const known = Object.keys(CASES).find((each): each is PlanProblem['code'] => each === code);
		if (!known) throw new Error(code);
		expect(plain(planProblemText({ code: known, ...problem }, looks))).toBe(sentence);
	});

	it('names every part that the reader of plans can refuse, without a word of English', () => {
		const grant = {
			mode: 'x',
			unit: 'x',
			status: 'x',
			fixed: -1,
			unitCap: -1,
			floor: -1,
			ceiling: -1,
			coverRate: 2,
			objects: ['x'],
			runningYears: -1,
			brackets: [{ from: -1, to: -2, rate: -1 }],
			coefficients: [{ when: 'small', below: -1, factor: -1 }],
			payments: [{ step: 'x', date: 'x', share: 2 }],
			yearFactors: [{ year: 1, factor: -1 }],
			funders: [{ funder: 3, share: 2 }],
			eligibility: {
				sectors: 1,
				categories: [1],
				tariffAuthorities: 1,
				legalStatuses: 1,
				minHeads: -1,
				maxHeads: -1,
				minGrouping: -1
			}
		};
		const plan = readPlan(
			fundingDefaults,
			['physical-mie'],
			new Map<string, unknown>([
				['grant:physical-mie', grant],
				[
					'assumption:loss',
					{ low: -1, likely: -1, high: -1, source: 1, date: 1, confidence: 'x', status: 'x' }
				],
				['item:psc', { segments: [1] }],
				['pace:physical-mie', [{ from: 'x', perMonth: -1 }]],
				['actual:physical-mie:2027-02', { equipped: -1, source: 1 }],
				['funder:cnsa', { label: 1, envelopes: [{ year: 1, ae: -1, cp: -1 }] }],
				['shortage', { kind: 'priority', order: ['x'] }],
				['grouping:1', { esms: 0 }]
			])
		);
		if (plan.ok) throw new Error('Nothing was refused');
		expect(plan.error.length).toBeGreaterThan(40);
		for (const problem of plan.error) {
			const [where = ''] = plain(planProblemText(problem, looks)).split(' : ').slice(-2);
			expect(where, JSON.stringify(problem)).not.toMatch(
				/[a-z][A-Z]|\[|\b(low|likely|high|rate|share|floor|funders|brackets|kind|order|unit|step|label|from|to)(?!\p{L})/u
			);
		}
	});
});
