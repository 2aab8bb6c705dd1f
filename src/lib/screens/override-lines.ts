import {
	followUp,
	rowsOfSubject,
	standingOf,
	subjectName,
	type OverrideRecord,
	type OverrideSubject,
	type Standing
} from '$lib/domain/overrides';
import { codedColumn, textAt } from '$lib/domain/table';
import { deciderText, followUpText, outcomeLooks, outcomesText } from '$lib/words';
import type { TerritoryData } from './territory-data';

/** An override as screens and files show it. */
export interface OverrideLine {
	readonly id: number;
	readonly kind: OverrideSubject['kind'];
	/** FINESS number, or id of the organisation. */
	readonly subject: string;
	/** `''` when the data do not hold it. */
	readonly name: string;
	/** Page of what it is about; null when the data do not hold it. */
	readonly href: string | null;
	/** Id of the segment decided, and its label. */
	readonly segment: string;
	readonly segmentLabel: string;
	/** What the criteria say today, and what they said on the day of the decision, in words; `''` when nothing is known. */
	readonly computed: string;
	readonly computedThen: string;
	/** Structures that it can move. */
	readonly structures: number;
	readonly reason: string;
	readonly author: string;
	/** ISO instant. */
	readonly decidedAt: string;
	/** ISO date of its last day; null without an end. */
	readonly expiresOn: string | null;
	readonly standing: Standing;
	/** French: what somebody should look at again; `''` when nothing, or when it is no longer in force. */
	readonly review: string;
	readonly withdrawn: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

/** What the panel of overrides of a page shows. */
export interface OverridesSeen {
	/** Of the structure or organisation, the latest first. */
	readonly lines: readonly OverrideLine[];
	/** ISO date in the time of Paris. */
	readonly today: string;
	/** Segments of the criteria in force. */
	readonly segments: readonly { readonly id: string; readonly label: string }[];
}

/** Overrides and what has become of them. @param today ISO date in the time of Paris */
export function overrideLines(
	data: TerritoryData,
	records: readonly OverrideRecord[],
	today: string
): readonly OverrideLine[] {
	const { table, criteria, computed } = data;
	const looks = outcomeLooks(criteria.segments);
	const told = (ids: readonly string[]): string => (ids.length === 0 ? '' : outcomesText(ids, looks));
	const followed = followUp(table, criteria, computed, records);
	return records.flatMap((record, i) => {
		const now = followed[i];
		if (!now) return [];
		const { id, subject, segment, reason, decidedAt, expiresOn, withdrawn } = record;
		const standing = standingOf(record, today);
		const name = subject.kind === 'structure' ? subject.finess : subject.id;
		const path = subject.kind === 'structure' ? '/structures/' : '/organisations/';
		return [
			{
				id,
				kind: subject.kind,
				subject: name,
				name: subjectName(table, subject),
				href: now.effect === 'absent' ? null : path + encodeURIComponent(name),
				segment,
				segmentLabel: looks(segment).label,
				computed: told(now.computed),
				computedThen: told(record.computed),
				structures: now.structures,
				reason,
				author: deciderText(record.authorId, record.author),
				decidedAt,
				expiresOn,
				standing,
				review: standing === 'in-force' ? followUpText(now, record, looks) : '',
				withdrawn: withdrawn && {
					at: withdrawn.at,
					by: deciderText(withdrawn.byId, withdrawn.by),
					reason: withdrawn.reason
				}
			}
		];
	});
}

/** Overrides of one structure, and of the organisation that runs it. */
export function overridesAbout(
	{ table }: TerritoryData,
	records: readonly OverrideRecord[],
	subject: OverrideSubject
): readonly OverrideRecord[] {
	const [row] = rowsOfSubject(table, subject);
	const owner =
		row === undefined
			? ''
			: textAt(codedColumn(table.organisations, 'organisation.id'), table.structureOrganisation[row] ?? 0);
	return records.filter(({ subject: of }) =>
		of.kind === 'structure'
			? subject.kind === 'structure' && of.finess === subject.finess
			: of.id === (subject.kind === 'structure' ? owner : subject.id)
	);
}
