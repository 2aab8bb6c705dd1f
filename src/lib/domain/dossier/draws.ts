import {
	simulation,
	type AmountInputs,
	type Plan,
	type Population,
	type Simulated,
	type Simulation,
	type SimulationOptions
} from '../funding';

/** The draws of a dossier, made when they are first asked for. */
export interface DossierDraws extends SimulationOptions {
	/** Makes up to `count` more, so that a server can answer others in between. @returns how many are left */
	run(count: number): number;
	/** Percentiles of all of them. */
	result(): Simulated;
}

export function dossierDraws(
	population: Population,
	plan: Plan,
	amounts: AmountInputs,
	options: SimulationOptions
): DossierDraws {
	let started: Simulation | null = null;
	let left = options.draws;
	let done: Simulated | null = null;
	function run(count: number): number {
		if (left === 0) return 0;
		started ??= simulation(population, plan, options, amounts);
		left = started.run(count);
		if (left === 0) {
			done = started.result();
			started = null;
		}
		return left;
	}
	return {
		...options,
		run,
		result() {
			run(left);
			if (!done) throw new Error('No draw was made');
			return done;
		}
	};
}
