import type { AmountInputs, Condition, Plan, Population, Simulated, Swing } from '$lib/domain/funding';
import type { Cents } from '$lib/domain/shared';

interface About {
	readonly population: Population;
	readonly plan: Plan;
}

/** What the worker is asked. */
export type UncertaintyQuestion =
	| (About & {
			readonly kind: 'simulate';
			readonly amounts: AmountInputs;
			readonly draws: number;
			readonly seed: number;
	  })
	| (About & { readonly kind: 'within'; readonly envelope: Cents; readonly assumptions: readonly string[] });

/** What it answers; several words on how far it is before a result. */
export type UncertaintyAnswer =
	| { readonly kind: 'progress'; readonly done: number; readonly draws: number }
	| { readonly kind: 'simulated'; readonly result: Simulated; readonly swings: readonly Swing[] }
	| { readonly kind: 'within'; readonly envelope: Cents; readonly conditions: readonly Condition[] };
