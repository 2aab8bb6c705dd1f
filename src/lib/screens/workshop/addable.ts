import { findRows } from '$lib/domain/view';
import type { MemberItem, MemberSubject, ValueItem } from '$lib/domain/workshop';
import { formatCount, formatNumber, french } from '$lib/words';
import type { TerritoryData } from '../territory-data';
import { memberReader } from './polls-member-item';
import { valueItems } from './polls-values';

/** Something that can be put to a vote, as a console chooses it. */
export interface Addable<What> {
	readonly id: string;
	/** French. */
	readonly title: string;
	/** French. */
	readonly detail: string;
	readonly what: What;
}

export type AddableMember = Addable<{ readonly kind: 'member'; readonly subject: MemberSubject }>;
export type AddableValue = Addable<{ readonly kind: 'value' } & Pick<ValueItem, 'segment' | 'path' | 'role'>>;

interface Asked {
	/** Ids of the segments of the sub-group. */
	readonly segments: readonly string[];
	/** Ids of the items that its poll has already. */
	readonly asked: readonly string[];
}

/**
 * Organisations, then structures, that answer a search by name, number or town and are not put to the vote yet. An organisation
 * stands for all its structures of the territory.
 * @param most of each
 * @returns nothing for an empty search
 */
export function addableMembers(
	data: TerritoryData,
	{ segments, asked }: Asked,
	search: string,
	most: number
): readonly AddableMember[] {
	if (search.trim() === '') return [];
	const reader = memberReader(data, false);
	const taken = new Set(asked);
	const rowsOf = (level: 'organisation' | 'structure'): readonly number[] =>
		findRows(data, level, search, most + asked.length).rows;
	const addable = (item: MemberItem, detail: readonly string[]): AddableMember => ({
		id: item.id,
		title: item.name,
		detail: detail.filter((part) => part !== '').join(' · '),
		what: { kind: 'member', subject: item.subject }
	});
	const isNew = ({ id }: AddableMember): boolean => !taken.has(id);
	const organisations = rowsOf('organisation').flatMap((row) => {
		const own = reader.structuresOf(row);
		if (own.length === 0) return [];
		const item = reader.organisation(row, '');
		const here = own.filter((each) => segments.includes(reader.outcomeOf(each))).length;
		const ofGroup =
			here === own.length ? '' : `${formatCount(here, 'structure')} dans un segment de ce sous-groupe`;
		return [addable(item, ['Organisme', item.place, ofGroup])];
	});
	const structures = rowsOf('structure').map((row) => {
		const item = reader.structure(row, '');
		return addable(item, [item.place, item.facts[0] ?? '', item.subject.id]);
	});
	return [...organisations.filter(isNew).slice(0, most), ...structures.filter(isNew).slice(0, most)];
}

/** Numbers of the criteria of a sub-group that its poll does not ask about: thresholds first, then scores and weights. */
export const addableValues = (data: TerritoryData, { segments, asked }: Asked): readonly AddableValue[] =>
	valueItems(data, segments)
		.filter(({ id }) => !asked.includes(id))
		.map(({ id, label, segment, path, role, current, unit }) => ({
			id,
			title: label,
			detail: french(`${formatNumber(current)} ${unit} aujourd’hui`),
			what: { kind: 'value', segment, path, role }
		}));
