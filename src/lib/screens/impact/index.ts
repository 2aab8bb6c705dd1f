export { impactBetween, type Impact, type ImpactFlow, type ImpactMover, type ImpactSide } from './impact';
export {
	formatCriteriaRef,
	formatImpact,
	parseCriteriaRef,
	parseImpact,
	type CriteriaRef,
	type ImpactRequest
} from './request';
export { impactSheet, moversOf, type ImpactSheet } from './sheet';
