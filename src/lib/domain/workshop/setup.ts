import type { Scope } from '../access';

/** What a step of a workshop is for: the two halves, the three questions, and what stands around them. */
export const STEP_KINDS = [
	'presentation',
	'split',
	'question-1',
	'question-2',
	'question-3',
	'plenary',
	'conclusion',
	'satisfaction'
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** One step of the agenda, in order. */
export interface Step {
	/** Unique in its agenda. */
	readonly id: string;
	readonly kind: StepKind;
	/** French. */
	readonly title: string;
	/** Time planned, in whole seconds. */
	readonly seconds: number;
}

/** A sub-group of the room and the segments that it works on. */
export interface SubGroup {
	/** `a`, `b`… */
	readonly id: string;
	/** French. */
	readonly name: string;
	readonly segments: readonly string[];
}

/** A segment as the room is told of it: what names and colours it. */
export interface RoomSegment {
	readonly id: string;
	/** French. */
	readonly label: string;
	readonly colour?: string;
}

/** What can be voted on. */
export const POLL_KINDS = [
	'statements',
	'members',
	'values',
	'ideas',
	'points',
	'readiness',
	'satisfaction'
] as const;
export type PollKind = (typeof POLL_KINDS)[number];

/** Who votes: the sub-group that a poll is for, or everybody in the room. */
export type Voters = 'group' | 'everyone';

/** What a workshop was prepared to be. It is fixed when the workshop opens, but for the agenda. */
export interface WorkshopSetup {
	/** French. */
	readonly title: string;
	/** Whose structures are spoken of. */
	readonly scope: Scope;
	/** As people are told of it: « Bretagne », « France entière ». French. */
	readonly territory: string;
	/** Number and hash of the version of the data that is spoken of. */
	readonly dataset: { readonly version: number; readonly hash: string; readonly fictional: boolean };
	/** Number of the version of the criteria that the room starts from. */
	readonly criteriaVersion: number;
	/** Id of the funding scenario that the room starts from; null when money is not spoken of. */
	readonly scenario: string | null;
	readonly agenda: readonly Step[];
	readonly groups: readonly SubGroup[];
	/** Every segment of the criteria, in their order. */
	readonly segments: readonly RoomSegment[];
	/** One answer per person, or one per table, which then says how many sit at it. */
	readonly devices: 'person' | 'table';
	/** What the room may see beside public facts. */
	readonly room: {
		/** Head-counts of organisations. */
		readonly headCounts: boolean;
		/** Euros of an organisation, and an envelope in euros to share; the total of the territory is shown anyway. */
		readonly money: boolean;
	};
	/** Who votes on each kind of poll. */
	readonly voters: Readonly<Record<PollKind, Voters>>;
	/** How one comes to a sub-group: by choosing it, or by being given the smaller one. */
	readonly placing: 'choose' | 'given';
	/** Under this number of answers a result is not broken down. */
	readonly smallest: number;
	/** Hours after the end when names and devices are erased. */
	readonly eraseAfterHours: number;
	/** A rehearsal: fictional participants may answer, and nothing that it makes counts as decided. */
	readonly rehearsal: boolean;
}
