import type { PollKind } from './setup';

/** The seven things that are said of each segment. */
export const THEMES = ['who', 'it', 'professionals', 'dui', 'accounts', 'phone', 'wish'] as const;
export type StatementTheme = (typeof THEMES)[number];

/** A sentence that the room is asked to check. */
export interface StatementItem {
	readonly id: string;
	readonly segment: string;
	readonly theme: StatementTheme;
	/** French. */
	readonly text: string;
}

/** Who a membership is asked of. */
export interface MemberSubject {
	readonly kind: 'structure' | 'organisation';
	/** FINESS number of a structure, or id of an organisation. */
	readonly id: string;
}

/** A structure or an organisation of which the room says whether its segment is right. */
export interface MemberItem {
	readonly id: string;
	readonly subject: MemberSubject;
	readonly name: string;
	/** Where it is, or how many structures it has here. French. */
	readonly place: string;
	/** Id of the outcome that it has: a segment, `undetermined`… */
	readonly outcome: string;
	/** Why it is worth a look, in French; '' when nothing says so. */
	readonly doubt: string;
	/** Facts that the room may see, in French. */
	readonly facts: readonly string[];
}

/** How many have a value in `[from, to[`; the last one holds its upper end too. */
export interface Bin {
	readonly from: number;
	readonly to: number;
	readonly count: number;
}

/** A threshold or a weight of the criteria, with what it falls on. */
export interface ValueItem {
	readonly id: string;
	readonly segment: string;
	/** Id of the field of the catalogue; '' for a weight. */
	readonly field: string;
	/** Where it stands in the criteria: steps from the segment's condition down. */
	readonly path: readonly number[];
	/** `threshold`: the number of a predicate; `score` or `weight`: of an « at least n points ». */
	readonly role: 'threshold' | 'score' | 'weight';
	/** The question, in French. */
	readonly label: string;
	/** French, '' for none. */
	readonly unit: string;
	readonly current: number;
	/** What may be answered: whole numbers of `low` to `high`, `step` apart. */
	readonly low: number;
	readonly high: number;
	readonly step: number;
	/** What the territory holds, by bounded bins; empty for a weight. */
	readonly bins: readonly Bin[];
	/** How many have no known value. */
	readonly unknown: number;
}

/** A criterion of the catalogue that somebody proposes. */
export interface Proposal {
	readonly segment: string;
	readonly field: string;
	readonly op: string;
	readonly value: string | number | readonly string[];
	/** The sentence, in French, made by the server. */
	readonly sentence: string;
}

/** A free idea, or a criterion proposed from the catalogue. Who proposed it is told to nobody. */
export interface IdeaItem {
	readonly id: string;
	/** French. */
	readonly text: string;
	/** Under which heading it is grouped; '' for none yet. French. */
	readonly theme: string;
	readonly proposal: Proposal | null;
}

/** What can be funded in a segment, over which `total` is shared. */
export interface PointsItem {
	readonly id: string;
	readonly segment: string;
	readonly total: number;
	readonly unit: 'points' | 'thousand-euros';
	readonly objects: readonly {
		readonly id: string;
		/** French. */
		readonly label: string;
		/** What it buys, in French; '' for nothing to add. */
		readonly detail: string;
	}[];
}

/** A thing to have done before 2028. */
export interface ReadinessItem {
	readonly id: string;
	/** French. */
	readonly text: string;
}

/** A question about the workshop itself: a note of 1 to 5, or a few words. */
export interface SatisfactionItem {
	readonly id: string;
	/** French. */
	readonly text: string;
	readonly scale: 'note' | 'words';
}

interface PollOf<K extends PollKind, Item> {
	/** Unique in the workshop: `a-statements`. */
	readonly id: string;
	readonly kind: K;
	/** Id of the step of the agenda that it belongs to. */
	readonly step: string;
	/** The sub-group that it is for; null for the whole room. */
	readonly group: string | null;
	/** French. */
	readonly title: string;
	readonly items: readonly Item[];
}

export type StatementPoll = PollOf<'statements', StatementItem>;
export type MemberPoll = PollOf<'members', MemberItem>;
export type ValuePoll = PollOf<'values', ValueItem>;
export type IdeaPoll = PollOf<'ideas', IdeaItem>;
export type PointsPoll = PollOf<'points', PointsItem>;
export type ReadinessPoll = PollOf<'readiness', ReadinessItem>;
export type SatisfactionPoll = PollOf<'satisfaction', SatisfactionItem>;

/** A series of questions that are opened, closed and revealed together. */
export type Poll =
	StatementPoll | MemberPoll | ValuePoll | IdeaPoll | PointsPoll | ReadinessPoll | SatisfactionPoll;
export type PollItem = Poll['items'][number];

export const STANCES = ['agree', 'nuanced', 'no'] as const;
export type Stance = (typeof STANCES)[number];

export const PROGRESS = ['done', 'started', 'not-started', 'not-concerned'] as const;
export type Progress = (typeof PROGRESS)[number];

export interface StanceAnswer {
	readonly stance: Stance;
}
export interface MemberAnswer {
	readonly place: 'stay' | 'move' | 'unknown';
	/** The segment that it should be in; only for `move`. */
	readonly to?: string;
	/** Why, in French; may be left out. */
	readonly reason?: string;
}
export interface ValueAnswer {
	readonly value: number;
}
export interface SupportAnswer {
	readonly support: boolean;
}
export interface PointsAnswer {
	/** By id of object: whole, never below 0, at most the total in all. An object left out has 0. */
	readonly points: Readonly<Record<string, number>>;
}
export interface ProgressAnswer {
	readonly progress: Progress;
}
export interface NoteAnswer {
	/** 1 to 5. */
	readonly note: number;
}
export interface WordsAnswer {
	/** French. */
	readonly words: string;
}

export type Answer =
	| StanceAnswer
	| MemberAnswer
	| ValueAnswer
	| SupportAnswer
	| PointsAnswer
	| ProgressAnswer
	| NoteAnswer
	| WordsAnswer;
