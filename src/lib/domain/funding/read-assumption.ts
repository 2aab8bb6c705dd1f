import { ASSUMPTION_STATUSES, CONFIDENCES, type Assumption } from './assumption';
import type { ValueReader } from './value-reader';

/**
 * An assumption as a scenario changes it. What is not said of its source stays as it was. A value that is moved is a
 * supposition, whatever the first one was: it is decided, measured or sourced where the scenario says that it is.
 * @returns null, with problems, when it cannot be used
 */
export function readAssumption(reader: ValueReader, known: Assumption, value: unknown): Assumption | null {
	const said = reader.object(value, '');
	if (!said) return null;
	const before = reader.problems.length;
	const isFactor = known.kind === 'factor';
	const limits = known.kind === 'share' ? { max: 1 } : isFactor ? { min: 1 } : {};
	const [low, likely, high] = (['low', 'likely', 'high'] as const).map((bound) =>
		reader.number(said[bound], bound, limits)
	) as [number, number, number];
	if (low > likely || likely > high) reader.refuse('bounds-out-of-order', '', { low, likely, high });
	if (known.kind === 'count' && known.id === 'structures-per-project' && low < 1)
		reader.refuse('not-positive', 'low', low, ['1']);
	const source = said['source'] === undefined ? known.source : reader.text(said['source'], 'source');
	const date = said['date'] === undefined ? known.date : reader.text(said['date'], 'date');
	const confidence =
		said['confidence'] === undefined
			? known.confidence
			: reader.oneOf(said['confidence'], 'confidence', CONFIDENCES);
	const moved = low !== known.low || likely !== known.likely || high !== known.high;
	const status =
		said['status'] === undefined
			? moved
				? 'assumed'
				: known.status
			: reader.oneOf(said['status'], 'status', ASSUMPTION_STATUSES);
	if (reader.problems.length > before || confidence === null || status === null) return null;
	return { ...known, low, likely, high, source, date, confidence, status };
}
