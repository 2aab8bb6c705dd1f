export { fieldQuality, type FieldQuality, type QualityData } from './field-quality';
export { staleness, type FreshnessRule } from './freshness';
export { operatorsFor, rankOperators, type OperatorRanking, type OperatorStake } from './operators';
