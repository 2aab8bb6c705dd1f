export { euroQuality, type EuroQuality, type OperatorEuros } from './euro-quality';
export { fieldQuality, type FieldQuality, type QualityData } from './field-quality';
export { staleness, type FreshnessRule } from './freshness';
export {
	operatorsFor,
	OPERATOR_ORDERS,
	rankOperators,
	type OperatorOrder,
	type OperatorRanking,
	type OperatorStake
} from './operators';
