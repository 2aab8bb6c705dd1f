import type { Scope } from '$lib/domain/access';
import type { AmountInputs, Settings } from '$lib/domain/funding';

/** The product's own scenario: its defaults. It is always there, of everybody, and nobody changes it. */
export const DEFAULT_SCENARIO_ID = 'base';

/** The data and criteria that a scenario was last decided or looked at with. */
export interface Ground {
	/** Number of the version of the data; null before the first import. */
	readonly version: number | null;
	/** Version of the criteria. */
	readonly criteria: number;
	/** ISO date and time. */
	readonly at: string;
	/** Whether the content of the data in force is another one. */
	readonly dataChanged: boolean;
	/** Whether other criteria are in force. */
	readonly criteriaChanged: boolean;
}

/** A scenario, without what it says. */
export interface Scenario {
	/** « base », or a number. */
	readonly id: string;
	readonly name: string;
	/** Id of the scenario that says what this one does not; null for the product's own. */
	readonly base: string | null;
	/** French; '' when not said. */
	readonly description: string;
	/** Ready to be shown; '' for the product's own. */
	readonly createdBy: string;
	/** ISO date and time; '' for the product's own. */
	readonly createdAt: string;
	readonly updatedAt: string;
	/** Grows with each change of a setting or of the name. */
	readonly revision: number;
	/** The territories it is about: what it computes is on them, never on more. */
	readonly scope: Scope;
	/** Whether who asks may change it: their territories are all those of the scenario. */
	readonly mayChange: boolean;
	readonly archived: boolean;
	/** How many settings it says itself. */
	readonly ownSettings: number;
	/** Null for the product's own. */
	readonly ground: Ground | null;
}

/** One setting as a scenario last said it. */
export interface SaidSetting {
	readonly key: string;
	readonly value: unknown;
	readonly author: string;
	/** ISO date and time. */
	readonly at: string;
	/** Why; '' when not said. */
	readonly note: string;
}

/** A link of a chain: a scenario and what it says itself. */
export interface ScenarioLink {
	readonly scenario: Scenario;
	readonly settings: Settings;
	/** The same, with who said it. */
	readonly said: ReadonlyMap<string, SaidSetting>;
}

/** What an amount of a structure is: asked by it, decided, or paid in the past for the same things. */
export type AmountStage = 'asked' | 'decided' | 'past-aid';

/** A scenario with all that it computes with. */
export interface OpenScenario {
	readonly scenario: Scenario;
	/** From the product's own to the scenario itself. */
	readonly chain: readonly ScenarioLink[];
	/** What holds, without the product's defaults and without what has no effect. */
	readonly settings: Settings;
	/** Keys that are said and have no effect, as what they are about is gone; kept, and of use again if it comes back. */
	readonly withoutEffect: readonly string[];
	/** Of structures that who asks sees. */
	readonly amounts: AmountInputs;
}
