export * from './allocation';
export * from './amount-inputs';
export * from './assumption';
export * from './bounds';
export * from './cost-model';
export * from './cost-totals';
export type { EnvelopeShortfall } from './envelope';
export * from './explain-grant';
export { commitments, financing, type Financing } from './financing';
export * from './financing-plan';
export type { FinancingWarning } from './financing-warning';
export { grantSteps, type GrantFacts, type GrantSteps } from './grant-amount';
export { eligibleAtoms } from './grant-cases';
export type { Ineligibility } from './grant-eligibility';
export * from './frontier';
export * from './grant-rule';
export * from './groupings';
export * from './item';
export * from './months';
export * from './optimum-bound';
export * from './optimum-check';
export * from './optimum-choice';
export * from './optimum-conflict';
export { greedyChoice } from './optimum-greedy';
export { optimumProblem, type OptimumGroup, type OptimumLimit, type OptimumProblem } from './optimum-problem';
export { dependsOnOthers, partOfWhole, type Part, type Whole } from './part-of-whole';
export * from './plan';
export type { PlanProblem } from './plan-problem';
export * from './population';
export { populationOf, reclassified, type PopulationSources } from './population-of';
export { isDevice } from './rates';
export { readPlan, type PlanDefaults } from './read-plan';
export * from './settings';
export {
	STAKE_PARTS,
	stakeAssumptions,
	stakesOf,
	type OpenedPart,
	type StakePart,
	type Stakes
} from './stakes';
export { trajectory, yearShares, type Trajectory, type YearShares } from './trajectory';
export { effectiveSettings, goneOf } from './without-effect';
export { isSameSetting, settingsDiff, type SettingDiff } from './settings-diff';
export { readFunder, readShortage } from './read-funders';
export { readGrantRule } from './read-grant-rule';
export { valueReader } from './value-reader';
export {
	scenarioCuts,
	UNDECIDED,
	type MoneyCut,
	type ScenarioCuts,
	type ScenarioSide
} from './scenario-cuts';
export * from './compare-scenarios';
export { readAssumption } from './read-assumption';
export { randomFrom, triangular } from './uncertainty-random';
export type { Band } from './uncertainty-band';
export type { EnvelopeChance, SimulatedGrants } from './uncertainty-funders';
export {
	chanceWithin,
	simulate,
	simulation,
	USUAL_DRAWS,
	type Simulated,
	type Simulation,
	type SimulationOptions
} from './uncertainty-simulation';
export * from './uncertainty-tornado';
