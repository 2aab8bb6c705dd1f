import type { OverrideSubject } from '$lib/domain/overrides';

/** A subject from the two columns that keep it. */
export const subjectOf = (kind: string, name: string): OverrideSubject =>
	kind === 'structure' ? { kind, finess: name } : { kind: 'organisation', id: name };

/** What names a subject among those of its kind. */
export const subjectId = (subject: OverrideSubject): string =>
	subject.kind === 'structure' ? subject.finess : subject.id;
