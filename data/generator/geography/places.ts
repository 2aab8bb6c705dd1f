import type { Random, Weighted } from '../random';
import { communes, departments, type Commune } from './french-territory';

/** Where something stands. */
export interface Place {
	readonly commune: Commune;
	readonly postalCode: string;
}

interface DepartmentPlaces {
	readonly name: string;
	readonly communes: readonly Commune[];
	/** Running sum of the weights of the communes. */
	readonly sums: Float64Array;
}

/** Small towns have more structures per inhabitant than large ones: population to the power 3/4. */
const weightOf = ({ population }: Commune): number => {
	const root = Math.sqrt(Math.max(population, 40));
	return root * Math.sqrt(root);
};

/** Draws places: départements of the territory by population, communes by a weight that favours small towns. */
export class Places {
	private readonly byDepartment = new Map<string, DepartmentPlaces>();
	/** Départements of the territory, with their populations. */
	readonly territory: Weighted<string>;

	/**
	 * @param region INSEE code of the region that is the territory; the whole of France by default
	 * @throws Error when there is no such region
	 */
	constructor(region?: string) {
		const lists = new Map<string, Commune[]>();
		for (const commune of communes()) {
			if (commune.postalCodes.length === 0) continue;
			const list = lists.get(commune.department) ?? [];
			list.push(commune);
			lists.set(commune.department, list);
		}
		const territory: [string, number][] = [];
		for (const { code, name, region: of } of departments()) {
			const list = lists.get(code);
			if (!list || WITHOUT_STRUCTURES.has(code)) continue;
			let sum = 0;
			const sums = Float64Array.from(list, (commune) => (sum += weightOf(commune)));
			const population = list.reduce((total, commune) => total + commune.population, 0);
			this.byDepartment.set(code, { name, communes: list, sums });
			if (region === undefined || of === region) territory.push([code, population]);
		}
		if (territory.length === 0) throw new Error(`No region ${region}`);
		this.territory = territory;
	}

	/** A département of the territory, by population. */
	department(random: Random): string {
		return random.weighted(this.territory);
	}

	/** @throws Error for a département that has no place. */
	nameOf(department: string): string {
		return this.placesOf(department).name;
	}

	/** A commune of a département and one of its postal codes. */
	place(random: Random, department: string): Place {
		const { communes: list, sums } = this.placesOf(department);
		const target = random.next() * (sums.at(-1) ?? 0);
		let low = 0;
		let high = sums.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((sums[middle] ?? 0) > target) high = middle;
			else low = middle + 1;
		}
		const commune = list[low];
		if (!commune) throw new Error(`No commune in ${department}`);
		return { commune, postalCode: random.pick(commune.postalCodes) };
	}

	private placesOf(department: string): DepartmentPlaces {
		const places = this.byDepartment.get(department);
		if (!places) throw new Error(`No places in ${department}`);
		return places;
	}
}

/** Without an ARS: the product has no territory for them. */
const WITHOUT_STRUCTURES: ReadonlySet<string> = new Set(['975', '984', '986', '987', '988', '989']);
