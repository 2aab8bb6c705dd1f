import { STAKE_PARTS, type StakePart } from '$lib/domain/funding';

/** Keys that narrow a sum of costs, in the order in which an address writes them. */
export const COST_KEYS = [
	'segment',
	'sector',
	'target',
	'object',
	'item',
	'nature',
	'year',
	'rests',
	'finess',
	'organisation'
] as const;
export type CostKey = (typeof COST_KEYS)[number];

/** Which atoms a sum is of: what is absent is all of it. Ids as the plan and the population have them, years as `2027`. */
export type CostFilter = Readonly<Partial<Record<CostKey, string>>>;

/** A figure of the funding page, by what it is computed from: it opens to its formula, and its address is a link. */
export type FigureRef =
	| { readonly kind: 'cost'; readonly filter: CostFilter }
	/** Professionals still to equip, of a segment or of all. */
	| { readonly kind: 'heads'; readonly segment: string | null }
	/** Professionals a month that it takes to reach the deadline. */
	| { readonly kind: 'pace'; readonly segment: string }
	/** What a funder commits (AE) or pays (CP), of a year or of all; what is left to structures for `own`. */
	| {
			readonly kind: 'money';
			readonly of: 'ae' | 'cp' | 'own';
			readonly funder: string | null;
			readonly year: string | null;
	  }
	/** The help of one structure, step by step. */
	| { readonly kind: 'grant'; readonly finess: string }
	| { readonly kind: 'assumption'; readonly id: string }
	/** Euros that collecting would make precise, of all, one structure or one organisation; of all that is open or of one part. */
	| {
			readonly kind: 'stake';
			readonly finess: string | null;
			readonly organisation: string | null;
			readonly part: StakePart | null;
	  };

const KINDS = {
	cost: 'cout',
	heads: 'effectifs',
	pace: 'rythme',
	money: 'paiement',
	grant: 'aide',
	assumption: 'hypothese',
	stake: 'precision'
};

/** French names of the keys in addresses. */
const NAMES: Readonly<Record<CostKey, string>> = {
	segment: 'segment',
	sector: 'champ',
	target: 'cible',
	object: 'objet',
	item: 'poste',
	nature: 'nature',
	year: 'annee',
	rests: 'repose',
	finess: 'finess',
	organisation: 'organisme'
};

const part = (name: string, value: string): string => `${name}:${encodeURIComponent(value)}`;

/** A figure as a text for the address. */
export function figureText(ref: FigureRef): string {
	switch (ref.kind) {
		case 'cost':
			return [
				KINDS.cost,
				...COST_KEYS.flatMap((key) => {
					const value = ref.filter[key];
					return value === undefined ? [] : [part(NAMES[key], value)];
				})
			].join(',');
		case 'heads':
			return ref.segment === null ? KINDS.heads : `${KINDS.heads},${part('segment', ref.segment)}`;
		case 'pace':
			return `${KINDS.pace},${part('segment', ref.segment)}`;
		case 'money':
			return [
				KINDS.money,
				part('de', ref.of),
				...(ref.funder === null ? [] : [part('financeur', ref.funder)]),
				...(ref.year === null ? [] : [part('annee', ref.year)])
			].join(',');
		case 'grant':
			return `${KINDS.grant},${part('finess', ref.finess)}`;
		case 'assumption':
			return `${KINDS.assumption},${part('id', ref.id)}`;
		case 'stake':
			return [
				KINDS.stake,
				...(ref.organisation === null ? [] : [part('organisme', ref.organisation)]),
				...(ref.finess === null ? [] : [part('finess', ref.finess)]),
				...(ref.part === null ? [] : [part('de', ref.part)])
			].join(',');
	}
}

/** The figure of a text of an address; null for a text that is none. */
export function parseFigure(text: string): FigureRef | null {
	const [kind = '', ...parts] = text.split(',');
	const said = new Map<string, string>();
	for (const each of parts) {
		const cut = each.indexOf(':');
		const value = cut < 1 ? null : decoded(each.slice(cut + 1));
		if (value === null || said.has(each.slice(0, cut))) return null;
		said.set(each.slice(0, cut), value);
	}
	const names = [...said.keys()];
	const only = (...allowed: readonly string[]): boolean => names.every((name) => allowed.includes(name));
	switch (kind) {
		case KINDS.cost: {
			const filter: Partial<Record<CostKey, string>> = {};
			for (const key of COST_KEYS) {
				const value = said.get(NAMES[key]);
				if (value !== undefined) filter[key] = value;
			}
			return only(...Object.values(NAMES)) ? { kind: 'cost', filter } : null;
		}
		case KINDS.heads:
			return only('segment') ? { kind: 'heads', segment: said.get('segment') ?? null } : null;
		case KINDS.pace: {
			const segment = said.get('segment');
			return segment !== undefined && only('segment') ? { kind: 'pace', segment } : null;
		}
		case KINDS.money: {
			const of = said.get('de');
			if ((of !== 'ae' && of !== 'cp' && of !== 'own') || !only('de', 'financeur', 'annee')) return null;
			return { kind: 'money', of, funder: said.get('financeur') ?? null, year: said.get('annee') ?? null };
		}
		case KINDS.grant: {
			const finess = said.get('finess');
			return finess !== undefined && only('finess') ? { kind: 'grant', finess } : null;
		}
		case KINDS.assumption: {
			const id = said.get('id');
			return id !== undefined && only('id') ? { kind: 'assumption', id } : null;
		}
		case KINDS.stake: {
			const open = said.get('de');
			const of = open === undefined ? null : STAKE_PARTS.find((each) => each === open);
			if (of === undefined || !only('organisme', 'finess', 'de')) return null;
			return {
				kind: 'stake',
				finess: said.get('finess') ?? null,
				organisation: said.get('organisme') ?? null,
				part: of
			};
		}
		default:
			return null;
	}
}

function decoded(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}
