import {
	assumptionOf,
	at,
	BOUNDS,
	isDevice,
	yearShares,
	type Assumption,
	type BoundIndex,
	type CostItem,
	type Range
} from '$lib/domain/funding';
import { flat, type ExplainedLine, type ExplainedTable } from './explanation';
import { isByHeads } from './cost-cuts';
import type { FundingWork } from './funding-work';

/** What a quantity is counted in, as part of a sentence. */
const DRIVERS: Readonly<Record<CostItem['driver'], string>> = {
	professional: 'professionnels',
	device: 'professionnels à doter',
	workstation: 'postes de travail',
	'professional-without-phone': 'professionnels sans téléphone utilisable',
	structure: 'structures',
	organisation: 'parts d’un organisme',
	'organisation-or-grouping': 'parts d’un projet mutualisé',
	scheme: 'schémas hors Pro Santé Connect'
};

const byBound = (read: (bound: BoundIndex) => number): Range => ({
	low: read(0),
	likely: read(1),
	high: read(2)
});

/** The formula of one item in a year, in words. */
export function formulaOf(item: CostItem): string {
	const what = `quantité × besoin × prix TTC`;
	switch (item.kind) {
		case 'yearly':
			return `${what} × part équipée en moyenne dans l’année`;
		case 'per-issue':
			return `${what} × (part équipée dans l’année + renouvellement du personnel × part équipée en moyenne)`;
		case 'one-off':
			return isDevice(item)
				? `${what} × (part équipée dans l’année × (1 + rechange) + part équipée en moyenne × (perte + renouvellement du personnel × moyens non rendus × (1 + rechange)))`
				: `${what} × part équipée dans l’année`;
	}
}

/** Every assumption that an amount of an item rests on. */
export function assumptionsOf({ plan }: FundingWork, item: CostItem, segment: string | null): Assumption[] {
	const ids = [`price:${item.id}`];
	if (item.deductsEquipped) ids.push('already-equipped');
	if (item.driver === 'workstation') ids.push('workstations-per-100');
	if (item.driver === 'professional-without-phone')
		ids.push(
			segment !== null && plan.assumptions.has(`phoneless:${segment}`) ? `phoneless:${segment}` : 'phoneless'
		);
	if (item.driver === 'organisation-or-grouping') ids.push('structures-per-project');
	if (item.driver === 'scheme') ids.push('schemes-when-unknown');
	if (isDevice(item)) ids.push('spare-stock', 'loss', 'returned');
	if (isDevice(item) || item.kind === 'per-issue') ids.push('turnover', 'presence');
	if (item.component !== null) ids.push(item.whenUnknown);
	if (item.target === 'max' && item.forSso) ids.push('sso-when-undetermined', 'sso-when-not-assessed');
	return ids.flatMap((id) => plan.assumptions.get(id) ?? []);
}

/** The price of one unit, step by step. */
function priceLines({ plan }: FundingWork, item: CostItem): ExplainedLine[] {
	const price = assumptionOf(plan, `price:${item.id}`);
	const ref = { kind: 'assumption', id: price.id } as const;
	const before: ExplainedLine = {
		label: item.vatRate === 0 ? 'Prix' : 'Prix HT',
		detail: price.unit,
		values: byBound((bound) => at(price, bound) * 100),
		unit: 'euros',
		ref
	};
	if (item.vatRate === 0) return [before];
	return [
		before,
		{ label: 'TVA', values: flat(item.vatRate), unit: 'share' },
		{
			label: 'Prix TTC',
			values: byBound((bound) => at(price, bound) * 100 * (1 + item.vatRate)),
			unit: 'euros'
		}
	];
}

/**
 * What an item costs structures of one decided segment in one year: quantities are summed over them, and each amount is rounded by
 * itself, which the last line says.
 * @param total the sum of the rounded amounts
 */
export function itemTable(
	work: FundingWork,
	{
		structures,
		segment,
		item: index,
		year
	}: { structures: readonly number[]; segment: number; item: number; year: number },
	total: Range
): ExplainedTable {
	const { plan, model } = work;
	const item = plan.items[index];
	const way = model.trajectories[segment];
	if (!item || !way) return { title: '', lines: [], total: null };
	const shares = yearShares(way);
	const sums = BOUNDS.map((_, bound) => {
		const sum = { base: 0, moving: 0, quantity: 0, still: 0, rate: 0 };
		for (const structure of structures) {
			const { quantity, need, turnover, rates } = model.factors(
				structure,
				segment,
				index,
				bound as BoundIndex
			);
			sum.quantity += quantity;
			sum.base += quantity * need;
			sum.moving += quantity * need * turnover;
			sum.still = rates.still[year] ?? 0;
			sum.rate = rates.moving[year] ?? 0;
		}
		return sum;
	});
	const read = (of: (sum: (typeof sums)[number]) => number): Range =>
		byBound((bound) => of(sums[bound] ?? { base: 0, moving: 0, quantity: 0, still: 0, rate: 0 }));
	const computed = read((sum) => sum.base * sum.still + sum.moving * sum.rate);
	const hasMovement = sums.some(({ rate }) => rate > 0);
	const lines: ExplainedLine[] = [
		...priceLines(work, item),
		{
			label: 'Quantité',
			detail: `${DRIVERS[item.driver]}${item.deductsEquipped && isByHeads(item) ? ', déjà équipés déduits' : ''}`,
			values: read(({ quantity }) => quantity),
			unit: 'count'
		},
		{
			label: 'Besoin',
			detail: 'part à financer, selon la cible, l’obligation et ce qui est déjà là',
			values: read(({ base, quantity }) => (quantity === 0 ? 0 : base / quantity)),
			unit: 'share'
		},
		...(hasMovement
			? [
					{
						label: 'Renouvellement du personnel',
						detail: 'moyenne des structures, par an',
						values: read(({ base, moving }) => (base === 0 ? 0 : moving / base)),
						unit: 'share'
					} as const
				]
			: []),
		{
			label: 'Part équipée dans l’année',
			detail: `trajectoire, ${plan.years[year]}`,
			values: flat(shares.added[year] ?? 0),
			unit: 'share'
		},
		{
			label: 'Part équipée en moyenne',
			detail: `trajectoire, ${plan.years[year]}`,
			values: flat(shares.mean[year] ?? 0),
			unit: 'share'
		},
		{
			label: 'Coût d’une unité dans l’année',
			detail: hasMovement ? 'sans renouvellement du personnel' : 'prix × part équipée',
			values: read(({ still }) => still),
			unit: 'euros'
		},
		...(hasMovement
			? [
					{
						label: 'Supplément si tout le personnel se renouvelait',
						values: read(({ rate }) => rate),
						unit: 'euros'
					} as const
				]
			: []),
		{
			label: 'Produit',
			detail: 'quantité × besoin × coût d’une unité, renouvellement compris',
			values: computed,
			unit: 'euros'
		},
		{
			label: 'Arrondi de chaque structure au centime',
			values: {
				low: total.low - computed.low,
				likely: total.likely - computed.likely,
				high: total.high - computed.high
			},
			unit: 'euros'
		}
	];
	return {
		title: `Calcul, ${plan.years[year]}`,
		lines,
		total: { label: 'Montant', values: total, unit: 'euros' }
	};
}
