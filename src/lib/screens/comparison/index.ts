export { compare } from './compare';
export {
	formatComparison,
	MOST_COMPARED,
	parseComparison,
	type ComparedCell,
	type ComparedKind,
	type ComparedRow,
	type Comparison,
	type ComparisonRequest
} from './comparison';
export { placeId, WHOLE_TERRITORY } from './subjects';
