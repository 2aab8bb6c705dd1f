import type { BoundIndex } from './bounds';
import type { CostValues } from './cost-values';
import type { FamilyShares } from './family-shares';
import type { CostItem } from './item';
import { isAlwaysNeeded, needOf, needWeight } from './need';
import type { Plan } from './plan';
import type { Population } from './population';

/** How much of each item structures need, for values and heads at one bound. */
export interface Quantities {
	/** Persons, devices, workstations, or shares of an organisation, by place in `rows`. */
	quantity(rows: Uint32Array, segment: number, item: number, out: Float64Array): void;
	/** Between 0 and 1, by organisation: how far it needs the item; null where everybody does. */
	need(segment: number, item: number): Float64Array | null;
	/** Need × quantity, by place in `rows`. */
	base(rows: Uint32Array, segment: number, item: number, out: Float64Array): void;
	/** By structure: professionals replaced in a year, as a share. */
	readonly turnover: Float64Array;
}

export function quantities(
	population: Population,
	plan: Plan,
	families: FamilyShares,
	values: CostValues,
	bound: BoundIndex
): Quantities {
	const { organisation, organisations } = population;
	const heads = population.heads[bound];
	const toEquip = heads.map((count, i) => {
		const said = population.equipped[i] ?? NaN;
		return count * (1 - (Number.isNaN(said) ? values.equipped : said));
	});
	const needs = new Map<number, Float64Array | null>();

	function needColumn(segment: number, index: number, item: CostItem): Float64Array | null {
		if (isAlwaysNeeded(plan, item, segment)) return null;
		const { asked, lacking } = needOf(population, plan, item, segment);
		const whenUnknown = values.whenUnknown[index] ?? 0;
		return Float64Array.from(organisations.id, (_, of) =>
			needWeight(asked(of), lacking(of), whenUnknown, values.obliged)
		);
	}

	function need(segment: number, index: number): Float64Array | null {
		const item = plan.items[index];
		if (!item) return null;
		const key = segment * plan.items.length + index;
		const known = needs.get(key);
		if (known !== undefined) return known;
		const column = needColumn(segment, index, item);
		needs.set(key, column);
		return column;
	}

	function quantity(rows: Uint32Array, segment: number, index: number, out: Float64Array): void {
		const item = plan.items[index];
		if (!item) return;
		const persons = item.deductsEquipped ? toEquip : heads;
		const shares = families.columns[families.columnOf[index] ?? -1];
		switch (item.driver) {
			case 'professional':
			case 'device':
				for (let i = 0; i < rows.length; i++) out[i] = persons[rows[i] ?? 0] ?? 0;
				break;
			case 'workstation':
				for (let i = 0; i < rows.length; i++)
					out[i] = (persons[rows[i] ?? 0] ?? 0) * values.workstationsPerHead;
				break;
			case 'professional-without-phone': {
				const phoneless = values.phoneless[segment] ?? 0;
				for (let i = 0; i < rows.length; i++) out[i] = (persons[rows[i] ?? 0] ?? 0) * phoneless;
				break;
			}
			case 'structure':
				out.fill(1, 0, rows.length);
				break;
			case 'organisation':
				for (let i = 0; i < rows.length; i++) out[i] = shares?.[rows[i] ?? 0] ?? 0;
				break;
			case 'organisation-or-grouping':
				for (let i = 0; i < rows.length; i++) {
					const row = rows[i] ?? 0;
					const size = organisations.esms[organisation[row] ?? 0] ?? 1;
					out[i] = Math.min(1, size / values.structuresPerProject) * (shares?.[row] ?? 0);
				}
				break;
			case 'scheme':
				for (let i = 0; i < rows.length; i++) {
					const row = rows[i] ?? 0;
					const known = organisations.schemes[bound][organisation[row] ?? 0] ?? NaN;
					out[i] = (Number.isNaN(known) ? values.schemes : known) * (shares?.[row] ?? 0);
				}
				break;
			default:
				item.driver satisfies never;
		}
	}

	return {
		quantity,
		need,
		base(rows, segment, index, out) {
			quantity(rows, segment, index, out);
			const weights = need(segment, index);
			if (!weights) return;
			for (let i = 0; i < rows.length; i++)
				out[i] = (weights[organisation[rows[i] ?? 0] ?? 0] ?? 0) * (out[i] ?? 0);
		},
		turnover: population.turnover.map((said) =>
			Number.isNaN(said) ? values.turnover : said * values.movement
		)
	};
}
