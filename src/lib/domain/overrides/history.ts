import type { Override } from './override';

/** An override and when it held: from its decision until it was withdrawn or past its last day, in microseconds; null while it holds. */
export interface OverrideSpan extends Override {
	readonly from: number;
	readonly until: number | null;
}

/** What the subject of an override is known by. */
const nameOf = ({ subject }: Override): string =>
	subject.kind === 'structure' ? `s ${subject.finess}` : `o ${subject.id}`;

/**
 * The overrides in force after each moment at which they changed, the last moment first, and none before the first one: the latest of
 * each subject, in the order of their ids. Made one by one: whoever looks for one state stops there.
 * @param size leaves out, unmade, states of another number of overrides
 */
export function* pastOverrides(
	spans: readonly OverrideSpan[],
	size: number
): Generator<readonly Override[], void> {
	const moments = [...new Set(spans.flatMap(({ from, until }) => [from, until ?? from]))].sort(
		(a, b) => b - a
	);
	for (const moment of moments) {
		const held = new Map<string, OverrideSpan>();
		for (const span of spans) {
			if (span.from > moment || (span.until !== null && span.until <= moment)) continue;
			const before = held.get(nameOf(span));
			if (!before || before.id < span.id) held.set(nameOf(span), span);
		}
		if (held.size !== size) continue;
		yield [...held.values()]
			.sort((a, b) => a.id - b.id)
			.map(({ id, subject, segment }) => ({ id, subject, segment }));
	}
	if (size === 0) yield [];
}
