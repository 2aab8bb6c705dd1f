import type { Override } from '../overrides';
import type { Criteria } from '../segmentation';
import type { Applied, EffectChange, MemberSubject } from '../workshop';
import { withCriterion, withValue } from './edits';

type ChangeOf<K extends EffectChange['kind']> = Extract<EffectChange, { kind: K }>;

/** Criteria of a sub-group as the events of its workshop say: those that the room started from, then each that was applied. */
export function criteriaApplied(start: Criteria, applied: readonly Applied[], group: string): Criteria {
	let criteria = start;
	for (const { group: of, effect } of applied) {
		if (of !== group || !effect.change) continue;
		const edited = edit(criteria, effect.change);
		if (edited?.ok) criteria = edited.value.criteria;
	}
	return criteria;
}

function edit(criteria: Criteria, change: EffectChange): ReturnType<typeof withValue> | null {
	switch (change.kind) {
		case 'value':
			return withValue(criteria, change, change.value);
		case 'criterion':
			return withCriterion(criteria, change);
		case 'member':
		case 'grants':
			return null;
		default:
			return change satisfies never;
	}
}

/** What is decided of a subject, as overrides name it. */
export const subjectOfMember = ({ kind, id }: MemberSubject): Override['subject'] =>
	kind === 'structure' ? { kind, finess: id } : { kind, id };

const idOf = ({ subject }: Override): string =>
	`${subject.kind} ${subject.kind === 'structure' ? subject.finess : subject.id}`;

/** Overrides with one more, which replaces that of the same subject. */
export const withOverride = (overrides: readonly Override[], added: Override): readonly Override[] => [
	...overrides.filter((each) => idOf(each) !== idOf(added)),
	added
];

/** Overrides with those that a rehearsal decided and did not record, in their order. */
export function withRehearsed(
	overrides: readonly Override[],
	applied: readonly Applied[]
): readonly Override[] {
	let all = overrides;
	for (const { seq, effect } of applied) {
		const { change } = effect;
		if (change?.kind !== 'member' || change.override !== null) continue;
		// Below zero: never the number of a recorded one.
		all = withOverride(all, { id: -seq, subject: subjectOfMember(change.subject), segment: change.to });
	}
	return all;
}

/** The last grant of a segment that a sub-group applied; null for none. */
export function grantApplied(
	applied: readonly Applied[],
	group: string,
	segment: string
): ChangeOf<'grants'>['grants'][number] | null {
	const grants = applied.flatMap(({ group: of, effect }) =>
		of === group && effect.change?.kind === 'grants' ? effect.change.grants : []
	);
	return grants.findLast((grant) => grant.segment === segment) ?? null;
}
