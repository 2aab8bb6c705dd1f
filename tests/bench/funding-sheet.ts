import type { CostItem, Plan, Population } from '$lib/domain/funding';

/** One cell of the sheet: what a spreadsheet with a line per structure and item, and a column per year, would hold. */
interface Cell {
	readonly structure: number;
	readonly item: CostItem;
	readonly year: number;
	readonly units: number;
	readonly unitCost: number;
	readonly amount: number;
}

type BoundName = 'low' | 'likely' | 'high';

/**
 * The same costs as a spreadsheet would have them, written plainly from the definitions, cell by cell, without anything of the engine:
 * every cell looks up its assumptions by name. @returns the grand total in cents
 */
export function sheetTotal(population: Population, plan: Plan, bound: BoundName): number {
	const sheet = new Sheet(population, plan, bound);
	const cells = population.finess.flatMap((_, structure) => sheet.cellsOf(structure));
	return cells.reduce((sum, { amount }) => sum + amount, 0);
}

class Sheet {
	private readonly index: 0 | 1 | 2;
	private readonly members = new Map<number, number[]>();

	constructor(
		private readonly of: Population,
		private readonly plan: Plan,
		private readonly bound: BoundName
	) {
		this.index = bound === 'low' ? 0 : bound === 'likely' ? 1 : 2;
		of.organisation.forEach((owner, i) => this.members.set(owner, [...(this.members.get(owner) ?? []), i]));
	}

	cellsOf(structure: number): Cell[] {
		const options = [0, 1, 2, 3].filter((segment) => (this.of.possible[structure] ?? 0) & (1 << segment));
		return this.plan.items.flatMap((item) =>
			this.plan.years.flatMap((_, year) => {
				const cells = options.map((segment) => this.cell(structure, segment, item, year));
				const amounts = cells.map(({ amount }) => amount);
				const [first] = cells;
				if (!first) return [];
				const amount =
					this.bound === 'low'
						? Math.min(...amounts)
						: this.bound === 'high'
							? Math.max(...amounts)
							: Math.floor(amounts.reduce((a, b) => a + b, 0) / amounts.length + 0.5 + 1e-6);
				return [{ ...first, amount }];
			})
		);
	}

	private cell(structure: number, segment: number, item: CostItem, year: number): Cell {
		const needed = this.isNeeded(item, segment);
		const units = needed ? this.need(structure, segment, item) * this.quantity(structure, segment, item) : 0;
		const unitCost = units === 0 ? 0 : this.unitCost(structure, item, year);
		return { structure, item, year, units, unitCost, amount: Math.floor(units * unitCost + 0.5 + 1e-6) };
	}

	private value(id: string, isAgainst = false): number {
		const assumption = this.plan.assumptions.get(id);
		if (!assumption) throw new Error(id);
		if (this.bound === 'likely') return assumption.likely;
		return (this.bound === 'low') === isAgainst ? assumption.high : assumption.low;
	}

	private isNeeded(item: CostItem, segment: number): boolean {
		const id = this.plan.segments[segment];
		if (id === undefined || (item.segments !== null && !item.segments.includes(id))) return false;
		if (item.target === 'max' && this.plan.targets[segment] !== 'max' && !item.forSso) return false;
		const { alternative } = item;
		return !alternative || this.plan.choices[segment]?.get(alternative.group) === alternative.variant;
	}

	private need(structure: number, segment: number, item: CostItem): number {
		const owner = this.of.organisation[structure] ?? 0;
		const { sso, components } = this.of.organisations;
		// Codes of SSO_STATES: 3 not assessed, 4 undetermined, 5 mandatory.
		const state = sso[owner];
		const obliged =
			state === 5
				? 1
				: state === 4
					? this.value('sso-when-undetermined')
					: state === 3
						? this.value('sso-when-not-assessed')
						: 0;
		const asked = item.target === 'min' || this.plan.targets[segment] === 'max' ? 1 : obliged;
		if (item.component === null) return asked;
		const at = this.of.components.indexOf(item.component);
		const has = at < 0 ? 0 : components[owner * this.of.components.length + at];
		return asked * (has === 1 ? 0 : has === 2 ? 1 : this.value(item.whenUnknown));
	}

	private quantity(structure: number, segment: number, item: CostItem): number {
		const owner = this.of.organisation[structure] ?? 0;
		const said = this.of.equipped[structure] ?? NaN;
		const equipped = Number.isNaN(said) ? this.value('already-equipped', true) : said;
		const all = this.of.heads[this.index][structure] ?? 0;
		const heads = item.deductsEquipped ? all * (1 - equipped) : all;
		if (item.driver === 'professional' || item.driver === 'device') return heads;
		if (item.driver === 'workstation') return (heads * this.value('workstations-per-100')) / 100;
		if (item.driver === 'professional-without-phone') {
			const own = `phoneless:${this.plan.segments[segment]}`;
			return heads * this.value(this.plan.assumptions.has(own) ? own : 'phoneless');
		}
		if (item.driver === 'structure') return 1;
		const share = this.share(structure, item);
		if (item.driver === 'organisation') return share;
		if (item.driver === 'organisation-or-grouping') {
			const size = this.of.organisations.esms[owner] ?? 1;
			return Math.min(1, size / this.value('structures-per-project', true)) * share;
		}
		const schemes = this.of.organisations.schemes[this.index][owner] ?? NaN;
		return (Number.isNaN(schemes) ? this.value('schemes-when-unknown') : schemes) * share;
	}

	/** Likely heads among those of the organisation's structures that need the same thing. */
	private share(structure: number, item: CostItem): number {
		const owner = this.of.organisation[structure] ?? 0;
		const family = this.plan.items.filter((other) => other.family === item.family);
		const segments = [0, 1, 2].filter((segment) => family.some((other) => this.isNeeded(other, segment)));
		const mask = segments.reduce((bits, segment) => bits | (1 << segment), 0);
		const members = (this.members.get(owner) ?? []).filter((i) => (this.of.possible[i] ?? 0) & mask);
		const likely = this.of.heads[1];
		const among = members.reduce(
			(sum, i) => sum + (likely[i] ?? 0),
			this.of.organisations.headsElsewhere[owner] ?? 0
		);
		return among > 0 ? (likely[structure] ?? 0) / among : 1 / members.length;
	}

	private unitCost(structure: number, item: CostItem, year: number): number {
		const price = this.value(`price:${item.id}`) * 100 * (1 + item.vatRate);
		const present = this.present(year);
		const isDevice = item.driver === 'device' || item.driver === 'professional-without-phone';
		const spare = isDevice ? 1 + this.value('spare-stock') : 1;
		const said = this.of.turnover[structure] ?? NaN;
		const stretch = (this.value('presence') - 1) / (this.plan.usualPresence - 1);
		const turnover = Number.isNaN(said) ? this.value('turnover') : said * stretch;
		if (item.kind === 'yearly') return price * present;
		let issued = 0;
		for (let since = year; since >= 0; since -= item.lifetimeYears ?? Infinity) issued += this.added(since);
		if (item.kind === 'per-issue') return price * (issued + turnover * present);
		if (!isDevice) return price * issued;
		const lost = present * this.value('loss');
		const left = turnover * present * (1 - this.value('returned', true)) * spare;
		return price * (issued * spare + lost + left);
	}

	/** An even way from the start to the deadline: in months, of the years of the plan. */
	private done(month: number): number {
		const first = (this.plan.years[0] ?? 0) * 12;
		const start = Number(this.plan.start.slice(0, 4)) * 12 + Number(this.plan.start.slice(5)) - 1 - first;
		const end = Number(this.plan.deadline.slice(0, 4)) * 12 + Number(this.plan.deadline.slice(5)) - first;
		return Math.min(1, Math.max(0, (month + 1 - start) / (end - start)));
	}

	private present(year: number): number {
		let sum = 0;
		for (let month = year * 12; month < (year + 1) * 12; month++) sum += this.done(month);
		return sum / 12;
	}

	private added(year: number): number {
		return this.done(year * 12 + 11) - (year === 0 ? 0 : this.done(year * 12 - 1));
	}
}
