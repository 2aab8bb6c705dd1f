import { LIKELY, SSO_STATES, type CostItem } from '$lib/domain/funding';
import type { FundingWork } from './funding-work';

/** What an amount rests on although nobody declared it. */
export const RESTS = ['price', 'heads', 'need', 'segment'] as const;
export type Rest = (typeof RESTS)[number];

/** Bits of the reasons for which the atoms of one structure and one item rest on something supposed. */
export type RestMask = number;

const PRICE = 1;
const HEADS = 2;
const NEED = 4;
const SEGMENT = 8;
const BITS: Readonly<Record<Rest, number>> = { price: PRICE, heads: HEADS, need: NEED, segment: SEGMENT };

/** True where an amount of this mask rests on a reason; `any` for at least one, `none` for none. */
export function restsOn(mask: RestMask, rest: string): boolean {
	if (rest === 'any') return mask !== 0;
	if (rest === 'none') return mask === 0;
	const known = RESTS.find((each) => each === rest);
	return known !== undefined && (mask & BITS[known]) !== 0;
}

/** True for what is counted from the professionals of a structure. */
export const isByHeads = ({ driver }: CostItem): boolean =>
	driver === 'professional' ||
	driver === 'device' ||
	driver === 'workstation' ||
	driver === 'professional-without-phone';

const DECLARED = 1;

/** Reads what each amount rests on: a supposed price, heads that nobody declared, a need nobody knows, an open segment. */
export function restReader({ population, plan }: FundingWork): (structure: number, item: number) => RestMask {
	const { sso, components } = population.organisations;
	const width = population.components.length;
	const unsure = new Set(
		['undetermined', 'not-assessed'].map((state) => SSO_STATES.findIndex((each) => each === state))
	);
	const prices = plan.items.map(({ id }) =>
		plan.assumptions.get(`price:${id}`)?.status === 'assumed' ? PRICE : 0
	);
	const byHeads = plan.items.map((item) => (isByHeads(item) ? HEADS : 0));
	const component = plan.items.map(({ component: id }) =>
		id === null ? -1 : population.components.indexOf(id)
	);
	return (structure, index) => {
		const item = plan.items[index];
		if (!item) return 0;
		const of = population.organisation[structure] ?? 0;
		const segment = population.segment[structure] ?? 0;
		let mask = prices[index] ?? 0;
		if (population.headsState[structure] !== DECLARED) mask |= byHeads[index] ?? 0;
		if (segment >= plan.segments.length) mask |= SEGMENT;
		const place = component[index] ?? -1;
		if (item.component !== null && (place < 0 || components[of * width + place] === 0)) mask |= NEED;
		const isAsked = item.target === 'min' || plan.targets[segment] === 'max';
		if (!isAsked && unsure.has(sso[of] ?? 0)) mask |= NEED;
		return mask;
	};
}

/** Likely amounts of one pass over every atom, in cents. */
export interface CostCuts {
	/** By sector, index of the segment and object of spending. */
	readonly flows: readonly {
		readonly sector: string;
		readonly segment: number;
		readonly object: string;
		readonly cents: number;
		/** What rests on heads or needs that nobody declared. */
		readonly tentative: number;
	}[];
	/** By reason, and what rests on at least one. */
	readonly rests: Readonly<Record<Rest | 'any', number>>;
}

/** Adds up likely atoms by sector, segment and object, and by what they rest on. */
export function costCuts(work: FundingWork): CostCuts {
	const { population, plan, model } = work;
	const read = restReader(work);
	const rests = { price: 0, heads: 0, need: 0, segment: 0, any: 0 };
	const flows = new Map<
		string,
		{ sector: string; segment: number; object: string; cents: number; tentative: number }
	>();
	model.eachAtom(LIKELY, (rows, count, index, _year, atoms) => {
		const object = plan.items[index]?.object ?? '';
		for (let i = 0; i < count; i++) {
			const cents = atoms[i] ?? 0;
			if (cents === 0) continue;
			const row = rows[i] ?? 0;
			const mask = read(row, index);
			for (const rest of RESTS) if ((mask & BITS[rest]) !== 0) rests[rest] += cents;
			if (mask !== 0) rests.any += cents;
			const [sector, segment] = [population.sector[row] ?? '', population.segment[row] ?? 0];
			const key = `${sector}\n${segment}\n${object}`;
			const flow = flows.get(key) ?? { sector, segment, object, cents: 0, tentative: 0 };
			flow.cents += cents;
			if ((mask & ~PRICE) !== 0) flow.tentative += cents;
			flows.set(key, flow);
		}
	});
	return { flows: [...flows.values()], rests };
}
