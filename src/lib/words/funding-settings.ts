import {
	isMonth,
	readFunder,
	readGrantRule,
	readShortage,
	settingKey,
	valueReader,
	type Assumption,
	type GrantRule,
	type PriorityKey,
	type Range,
	type Shortage
} from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';
import { formatCount, formatInteger, formatList, formatNumber, french, NBSP } from './format';
import { formatEuros, formatEurosShort } from './money';
import type { Looks } from './outcome-looks';

/** The least target and the greatest, in a sentence. */
export const FUNDING_TARGETS = { min: 'cible minimale', max: 'cible maximale' } as const;

/** Groups of alternatives between which a plan chooses. */
const GROUPS: Readonly<Record<string, string>> = {
	'physical-means': 'Moyen physique',
	'sso-licence': 'Licence SSO'
};

const VARIANTS: Readonly<Record<string, string>> = {
	key: 'clé de sécurité',
	cps: 'carte CPS',
	badge: 'badge NFC',
	healthcare: 'monde de la santé',
	cloud: 'suite en nuage',
	'open-source': 'code ouvert'
};

/** A group of alternatives: « Moyen physique ». */
export const choiceLabel = (group: string): string => GROUPS[group] ?? group;
/** A variant of a group: « clé de sécurité ». */
export const variantLabel = (variant: string): string => VARIANTS[variant] ?? variant;

/** In what order structures are served, in a sentence. */
export const PRIORITY_LABELS: Readonly<Record<PriorityKey, string>> = {
	'sso-obliged': 'soumis au SSO d’abord',
	'largest-first': 'les plus grands d’abord',
	'smallest-first': 'les plus petits d’abord',
	'cheapest-per-professional': 'les moins chers par professionnel d’abord'
};

const MONTH = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A month of the plan: « janvier 2027 »; anything else is given back unchanged. */
export const formatMonth = (month: string): string =>
	isMonth(month) ? MONTH.format(new Date(`${month}-01T00:00:00Z`)) : month;

const assumptions = new Map(fundingDefaults.assumptions.map((assumption) => [assumption.id, assumption]));
const items = new Map(fundingDefaults.items.map((item) => [item.id, item]));

/** An assumption by its name; prices say that they are. Its id when the product no longer has it. */
export function assumptionLabel(id: string): string {
	const found = assumptions.get(id);
	if (!found) return id;
	return found.kind === 'price' ? french(`Prix : ${found.label}`) : found.label;
}

/** What a setting is about, as a title: « Prix : Clé de sécurité FIDO2 », « Aide, MIE physique ». */
export function settingLabel(key: string, looks: Looks): string {
	const parsed = settingKey(key);
	if (!parsed) return key;
	const [first = '', second = ''] = parsed.parts;
	switch (parsed.kind) {
		case 'start':
			return 'Début du plan';
		case 'assumption':
			return assumptionLabel(first);
		case 'item':
			return french(`Poste : ${items.get(first)?.label ?? first}`);
		case 'target':
			return `Cible, ${looks(first).short}`;
		case 'choice':
			return `${choiceLabel(second)}, ${looks(first).short}`;
		case 'pace':
			return `Rythme, ${looks(first).short}`;
		case 'actual':
			return `Réalisé à fin ${formatMonth(second)}, ${looks(first).short}`;
		case 'grant':
			return `Aide, ${looks(first).short}`;
		case 'funder':
			return french(`Financeur : ${funderLabel(first)}`);
		case 'shortage':
			return 'Quand l’argent manque';
		case 'grouping':
			return `Groupement de l’organisme ${first}`;
	}
}

/** A funder of the product by its name; its id for one that a scenario added. */
function funderLabel(id: string): string {
	const known = fundingDefaults.settings.get(`funder:${id}`);
	return typeof known === 'object' && known !== null && 'label' in known && typeof known.label === 'string'
		? known.label
		: id;
}

const DECIMALS = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

/** One bound of an assumption in its unit: « 35 € », « 7 % », « 1,2 ». */
export function assumptionValue({ kind }: Pick<Assumption, 'kind'>, value: number): string {
	if (kind === 'price') return `${DECIMALS.format(value)}${NBSP}€`;
	return kind === 'share' ? `${formatNumber(value * 100)}${NBSP}%` : DECIMALS.format(value);
}

/** A likely value and how far it may be: « 35 € (25 à 60 €) ». */
export function assumptionRange(assumption: Pick<Assumption, 'kind'>, { low, likely, high }: Range): string {
	const text = (value: number): string => assumptionValue(assumption, value);
	if (low === high) return text(likely);
	const [from, to] = [text(low), text(high)];
	const unit = /[^\d,]*$/.exec(to)?.[0] ?? '';
	return `${text(likely)} (${unit !== '' && from.endsWith(unit) ? from.slice(0, -unit.length) : from} à ${to})`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : NaN);

/** What a setting says, in words. What cannot be read is given as it was written. */
export function settingText(key: string, value: unknown, looks: Looks): string {
	const parsed = settingKey(key);
	const raw = typeof value === 'string' ? value : JSON.stringify(value);
	const [first = ''] = parsed?.parts ?? [];
	switch (parsed?.kind) {
		case 'start':
			return formatMonth(raw);
		case 'assumption': {
			if (!isObject(value)) return raw;
			const [low, likely, high] = [value['low'], value['likely'], value['high']].map(numberOf);
			const range = { low: low ?? NaN, likely: likely ?? NaN, high: high ?? NaN };
			return Object.values(range).some(Number.isNaN)
				? raw
				: assumptionRange(assumptions.get(first) ?? { kind: 'count' }, range);
		}
		case 'target':
			return value === 'min' || value === 'max' ? FUNDING_TARGETS[value] : raw;
		case 'choice':
			return variantLabel(raw);
		case 'item':
			return isObject(value) ? itemText(value, looks) : raw;
		case 'pace':
			return Array.isArray(value) ? paceText(value) : raw;
		case 'actual':
			return isObject(value) ? `${formatInteger(numberOf(value['equipped']))} professionnels équipés` : raw;
		case 'grant': {
			if (value === null) return 'pas d’aide';
			const rule = readGrantRule(valueReader(key, []), first, value);
			return rule ? grantText(rule) : raw;
		}
		case 'funder': {
			const funder = readFunder(valueReader(key, []), first, value);
			return funder ? `${funder.label}, ${envelopesText(funder.envelopes)}` : raw;
		}
		case 'shortage': {
			const shortage = readShortage(valueReader(key, []), value);
			return shortage ? shortageText(shortage) : raw;
		}
		case 'grouping':
			return isObject(value) ? formatCount(numberOf(value['esms']), 'ESMS', 'ESMS') : raw;
		case undefined:
			return raw;
	}
}

function itemText(value: Readonly<Record<string, unknown>>, looks: Looks): string {
	const { segments } = value;
	const whose = Array.isArray(segments)
		? ` pour ${formatList(segments.map((id) => looks(String(id)).short)) || 'aucun segment'}`
		: segments === null
			? ' pour tous les segments'
			: '';
	return `${value['enabled'] === false ? 'écarté' : 'retenu'}${whose}`;
}

function paceText(steps: readonly unknown[]): string {
	if (steps.length === 0) return 'ce qu’il faut pour tenir l’échéance, régulièrement';
	return formatList(
		steps.map((step) => {
			if (!isObject(step)) return JSON.stringify(step);
			const count = formatInteger(numberOf(step['perMonth']));
			return `${count} professionnels par mois dès ${formatMonth(String(step['from']))}`;
		}),
		'puis'
	);
}

/** What happens when money is short, in a sentence. */
export function shortageText(shortage: Shortage): string {
	switch (shortage.kind) {
		case 'pro-rata':
			return 'au prorata de ce qui est demandé';
		case 'priority':
			return shortage.order.length === 0
				? 'par ordre de passage'
				: french(
						`par ordre : ${formatList(
							shortage.order.map((key) => PRIORITY_LABELS[key]),
							'puis'
						)}`
					);
		case 'optimum':
			return shortage.allocation === null
				? 'la meilleure répartition, à calculer'
				: `la meilleure répartition, n°${NBSP}${shortage.allocation}`;
	}
}

function envelopesText(
	envelopes: readonly { readonly year: number; readonly ae: number | null; readonly cp: number | null }[]
): string {
	const said = envelopes.flatMap(({ year, ae, cp }) => {
		const parts = [
			...(ae === null ? [] : [`${formatEurosShort(ae)} en AE`]),
			...(cp === null ? [] : [`${formatEurosShort(cp)} en CP`])
		];
		return parts.length === 0 ? [] : [`${year}${NBSP}: ${formatList(parts)}`];
	});
	return said.length === 0 ? 'sans plafond connu' : said.join(' ; ').replaceAll(' ;', '\u202f;');
}

/** What a grant rule counts, in the singular. */
export const GRANT_UNIT_NAMES: Readonly<Record<GrantRule['unit'], string>> = {
	professional: 'professionnel',
	structure: 'structure',
	place: 'place'
};

const MODES: Readonly<Record<GrantRule['mode'], string>> = {
	flat: 'forfait',
	'capped-actual': 'coût réel plafonné',
	mixed: 'part fixe et coût réel'
};

/** What a closed list of the settings holds, in words. */
const ANSWERS: Readonly<Record<string, string>> = {
	...FUNDING_TARGETS,
	...VARIANTS,
	...PRIORITY_LABELS,
	...MODES,
	...GRANT_UNIT_NAMES,
	device: 'moyen d’identification',
	terminal: 'terminal',
	licence: 'licence',
	integration: 'intégration',
	'project-support': 'accompagnement de projet',
	training: 'formation',
	support: 'assistance',
	low: 'faible',
	medium: 'moyenne',
	high: 'forte',
	sourced: 'sourcé',
	assumed: 'supposé',
	measured: 'mesuré',
	decided: 'décidé',
	'pro-rata': 'au prorata',
	priority: 'par ordre',
	optimum: 'la meilleure répartition',
	small: 'petite structure',
	overseas: 'outre-mer',
	commitment: 'engagement',
	interim: 'preuve intermédiaire',
	final: 'preuve finale'
};

/** One possible answer of a setting; as it was written when it is none. */
export const answerLabel = (answer: string): string => ANSWERS[answer] ?? `« ${answer} »`;

/** A grant rule in one line: « forfait, 1 500 € et 120 € par professionnel, au plus 80 % du coût éligible ». */
export function grantText(rule: GrantRule): string {
	const rates = rule.brackets.map(({ from, to, rate }) => {
		const span = from === 0 && to === null ? '' : to === null ? ` au-delà de ${from}` : ` jusqu’à ${to}`;
		return `${formatEuros(rate)} par ${GRANT_UNIT_NAMES[rule.unit]}${span}`;
	});
	const parts = [...(rule.fixed > 0 ? [`${formatEuros(rule.fixed)} par structure`] : []), ...rates];
	return [
		MODES[rule.mode],
		...(parts.length === 0 ? [] : [formatList(parts)]),
		`au plus ${formatNumber(rule.coverRate * 100)}${NBSP}% du coût éligible`,
		...(rule.floor === null ? [] : [`plancher ${formatEuros(rule.floor)}`]),
		...(rule.ceiling === null ? [] : [`plafond ${formatEuros(rule.ceiling)}`]),
		...(rule.runningYears === 0 ? [] : [`${formatCount(rule.runningYears, 'année')} de fonctionnement`])
	].join(', ');
}
