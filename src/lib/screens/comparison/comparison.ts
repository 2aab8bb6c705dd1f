import type { HeadsSum } from '$lib/domain/summary';
import type { Find } from '../finder';

/** What is set side by side. */
export const COMPARED_KINDS = ['structure', 'organisation', 'territory'] as const;
export type ComparedKind = (typeof COMPARED_KINDS)[number];

/** Most subjects side by side: what a screen and a page of paper hold. */
export const MOST_COMPARED = 5;

/** What an address asks to compare. */
export interface ComparisonRequest {
	readonly kind: ComparedKind;
	/** FINESS numbers, ids of organisations, or places: see `placeId`. */
	readonly ids: readonly string[];
	/** Counts sectors as Helios does. */
	readonly helios: boolean;
	/** Shows only what differs. */
	readonly onlyDifferences: boolean;
	/** Asked for beyond the most that is compared. */
	readonly beyond: number;
}

/** One value of one subject, with how it is known. */
export interface ComparedCell {
	/** In words; null for a number. */
	readonly text: string | null;
	readonly number: HeadsSum | null;
	/** A segment or another state. */
	readonly outcome: string | null;
	/** Share, part estimated…; `''` when there is nothing to add. */
	readonly detail: string;
	readonly unit: string;
	readonly state: 'declared' | 'estimated' | 'unknown' | 'register' | 'derived';
	/** Name of the file or table; `''` when derived or unknown. */
	readonly source: string;
	/** ISO date. */
	readonly date: string;
}

export interface ComparedRow {
	readonly id: string;
	readonly label: string;
	readonly help: string;
	/** One per subject, in their order. */
	readonly cells: readonly ComparedCell[];
	readonly differs: boolean;
}

export interface ComparedSection {
	readonly title: string;
	readonly rows: readonly ComparedRow[];
}

/** Subjects side by side, figures aligned. */
export interface Comparison {
	readonly subjects: readonly Find[];
	/** Asked for, and not in the version in force. */
	readonly missing: readonly string[];
	readonly sections: readonly ComparedSection[];
	/** How a difference is told, where it is not simply another value. */
	readonly rule: string;
}

const isKind = (text: string | null): text is ComparedKind => COMPARED_KINDS.some((kind) => kind === text);

/** What the parameters of an address ask to compare. */
export function parseComparison(parameters: URLSearchParams): ComparisonRequest {
	const kind = parameters.get('kind');
	const ids = [...new Set(parameters.getAll('id'))].filter((id) => id !== '' && id.length <= 40);
	return {
		kind: isKind(kind) ? kind : 'structure',
		ids: ids.slice(0, MOST_COMPARED),
		helios: parameters.get('helios') === '1',
		onlyDifferences: parameters.get('diff') === '1',
		beyond: Math.max(0, ids.length - MOST_COMPARED)
	};
}

/** The parameters of a comparison: the same one always has the same address. */
export function formatComparison(request: Omit<ComparisonRequest, 'beyond'>): URLSearchParams {
	const parameters = new URLSearchParams();
	if (request.kind !== 'structure') parameters.set('kind', request.kind);
	for (const id of request.ids) parameters.append('id', id);
	if (request.helios) parameters.set('helios', '1');
	if (request.onlyDifferences) parameters.set('diff', '1');
	return parameters;
}
