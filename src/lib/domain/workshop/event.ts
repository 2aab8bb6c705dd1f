import type { Criteria } from '../segmentation';
import type { Answer, IdeaItem, MemberItem, MemberSubject, Poll, Proposal, ValueItem } from './poll';
import type { Step, WorkshopSetup } from './setup';

/**
 * Who did something: a participant or a facilitator by their number in the workshop, or the program itself. Names are never in
 * events, so that erasing them leaves the record whole.
 */
export type By =
	| { readonly kind: 'participant'; readonly id: number }
	| { readonly kind: 'facilitator'; readonly id: number }
	| { readonly kind: 'program' };

/** How many structures an outcome has, before and after. */
export interface OutcomeShift {
	readonly outcome: string;
	readonly before: number;
	readonly after: number;
}

/** Whole cents by year and in all, likely values. */
export interface EffectMoney {
	readonly before: number;
	readonly after: number;
	readonly years: readonly { readonly year: number; readonly before: number; readonly after: number }[];
}

/** What was applied, for the program: what a sub-group works on can be made again from its start and these. */
export type EffectChange =
	| ({ readonly kind: 'value'; readonly value: number } & Pick<
			ValueItem,
			'segment' | 'field' | 'path' | 'role'
	  >)
	| ({ readonly kind: 'criterion' } & Pick<Proposal, 'segment' | 'field' | 'op' | 'value'>)
	| {
			readonly kind: 'member';
			readonly subject: MemberSubject;
			readonly to: string;
			/** Number of the override; null in a rehearsal, which records none. */
			readonly override: number | null;
	  }
	/** By segment, what its grant pays for from then on. */
	| {
			readonly kind: 'grants';
			readonly grants: readonly {
				readonly segment: string;
				/** Ids of what is paid for. */
				readonly objects: readonly string[];
				/** Share of its cost that is covered at most, 0 to 1. */
				readonly coverRate: number;
			}[];
	  };

/** What the room did to the territory, computed by the server when it was done. */
export interface Effect {
	/** What was applied, in French: « Seuil d’ESMS : 50 → 30 ». */
	readonly what: string;
	/** Structures whose outcome changes. */
	readonly moved: number;
	readonly shifts: readonly OutcomeShift[];
	/** Organisations that must have an SSO; same rule before and after. */
	readonly sso: {
		readonly before: number;
		readonly after: number;
		readonly undeterminedBefore: number;
		readonly undeterminedAfter: number;
	};
	/** What the territory costs; null without a scenario. */
	readonly money: EffectMoney | null;
	/** What funders pay of it, by year of payment; null without a scenario, and absent where the same as before. */
	readonly aid?: EffectMoney | null;
	/** The first of those that move, by name. */
	readonly movers: readonly {
		readonly finess: string;
		readonly name: string;
		readonly from: string;
		readonly to: string;
	}[];
	/** What was set; absent where nothing can be made again from it. */
	readonly change?: EffectChange;
	/** True where there are amounts that whoever looks may not see; in no event. */
	readonly keepsMoney?: true;
}

/** What a sub-group leaves behind, computed by the server when the workshop closes. */
export interface GroupRecord {
	/** Its criteria as they are then. */
	readonly criteria: Criteria;
	/** Structures by outcome with the criteria that the room started from, then with its own; only those that there are. */
	readonly migration: readonly { readonly from: string; readonly to: string; readonly structures: number }[];
}

/** What the room keeps: what it decided, what somebody does not share, what comes next. */
export const NOTE_KINDS = ['decision', 'dissent', 'next-step'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Everything that happens in a workshop. State is made of these alone. */
export type WorkshopEvent =
	| {
			readonly type: 'opened';
			readonly setup: WorkshopSetup;
			readonly polls: readonly Poll[];
			/** Draft of criteria and scenario that each sub-group works on, by its id. */
			readonly drafts: Readonly<Record<string, number>>;
			readonly scenarios: Readonly<Record<string, string>>;
	  }
	| { readonly type: 'joined'; readonly participant: number; readonly persons: number }
	| { readonly type: 'placed'; readonly participant: number; readonly group: string }
	/** Their name or organisation changed: the names themselves are kept apart. */
	| { readonly type: 'renamed'; readonly participant: number }
	| { readonly type: 'removed'; readonly participant: number }
	| { readonly type: 'rapporteur-named'; readonly group: string; readonly participant: number | null }
	| { readonly type: 'driver-changed'; readonly facilitator: number }
	| { readonly type: 'step-started'; readonly step: string }
	| { readonly type: 'time-added'; readonly seconds: number }
	| { readonly type: 'paused' }
	| { readonly type: 'resumed' }
	| { readonly type: 'agenda-changed'; readonly agenda: readonly Step[] }
	| { readonly type: 'poll-opened'; readonly poll: string }
	| { readonly type: 'poll-closed'; readonly poll: string }
	| { readonly type: 'poll-revealed'; readonly poll: string }
	| { readonly type: 'round-started'; readonly poll: string; readonly round: number }
	| { readonly type: 'member-added'; readonly poll: string; readonly item: MemberItem }
	| { readonly type: 'value-added'; readonly poll: string; readonly item: ValueItem }
	| { readonly type: 'idea-proposed'; readonly poll: string; readonly item: IdeaItem }
	| { readonly type: 'idea-themed'; readonly poll: string; readonly item: string; readonly theme: string }
	/** Taken out of sight by a facilitator, or shown again. */
	| { readonly type: 'item-hidden'; readonly poll: string; readonly item: string; readonly hidden: boolean }
	| {
			readonly type: 'answered';
			readonly poll: string;
			readonly round: number;
			readonly item: string;
			readonly answer: Answer;
	  }
	/** A value, a criterion, a membership or a share of points was applied to what the sub-group works on. */
	| {
			readonly type: 'applied';
			readonly group: string;
			readonly to: 'criteria' | 'override' | 'scenario';
			readonly poll: string | null;
			readonly item: string | null;
			readonly effect: Effect;
	  }
	| { readonly type: 'restituted'; readonly group: string; readonly lines: readonly string[] }
	| {
			readonly type: 'noted';
			readonly kind: NoteKind;
			/** The sub-group that says so; null for the room. */
			readonly group: string | null;
			/** French. */
			readonly text: string;
	  }
	| { readonly type: 'note-removed'; readonly note: number }
	| { readonly type: 'closed'; readonly records: Readonly<Record<string, GroupRecord>> };

/** An event as it is kept: numbered from 1 without gaps in its workshop, at the server's time in milliseconds. */
export interface KeptEvent {
	readonly seq: number;
	readonly at: number;
	readonly by: By;
	readonly event: WorkshopEvent;
}
