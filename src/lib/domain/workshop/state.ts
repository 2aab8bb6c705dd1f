import type { Effect, GroupRecord, NoteKind } from './event';
import type { Answer, Poll } from './poll';
import type { Step, WorkshopSetup } from './setup';

export interface Participant {
	readonly id: number;
	/** How many persons it stands for: more than one for a table. */
	readonly persons: number;
	readonly group: string | null;
	readonly removed: boolean;
	/** When they joined, server's time in milliseconds. */
	readonly at: number;
}

/** Where a poll is: not shown yet, answered, no longer answered, its results shown. */
export type PollPhase = 'waiting' | 'open' | 'closed' | 'revealed';

/** By participant. A participant has one answer to an item, the last one that they gave. */
export type Answers = Readonly<Record<number, Answer>>;
/** By item. */
export type RoundAnswers = Readonly<Record<string, Answers>>;

export interface PollState {
	readonly poll: Poll;
	readonly phase: PollPhase;
	/** The round being answered, from 1. */
	readonly round: number;
	/** Items that a facilitator took out of sight. */
	readonly hidden: readonly string[];
	/** By round, from the first: rounds that are over keep theirs. */
	readonly rounds: readonly RoundAnswers[];
	/** Ideas proposed, by participant: each has a limit. */
	readonly proposed: Readonly<Record<number, number>>;
}

/** What the clock says: all screens compute the same from it and the server's time. */
export interface Clock {
	/** Id of the step being held; null before the first. */
	readonly step: string | null;
	/** When it began, server's time in milliseconds. */
	readonly startedAt: number;
	/** Added to the time planned. */
	readonly addedSeconds: number;
	/** Since when it is paused; null when it runs. */
	readonly pausedAt: number | null;
	/** Time that it was paused before. */
	readonly pausedMs: number;
}

export interface Applied {
	/** Number of its event. */
	readonly seq: number;
	readonly at: number;
	readonly group: string;
	readonly to: 'criteria' | 'override' | 'scenario';
	readonly poll: string | null;
	readonly item: string | null;
	readonly effect: Effect;
}

export interface Note {
	/** Number of its event. */
	readonly seq: number;
	readonly at: number;
	readonly kind: NoteKind;
	readonly group: string | null;
	readonly text: string;
}

/** What was held of the agenda, in order; a step taken up again is there twice. */
export interface HeldStep {
	readonly step: string;
	readonly startedAt: number;
	/** Null while it is held. */
	readonly endedAt: number | null;
}

/** Everything about a workshop but names: what its events say, and nothing else. Plain data, so that it can be kept as JSON. */
export interface WorkshopState {
	/** Number of the last event; 0 before the first. */
	readonly seq: number;
	readonly phase: 'preparing' | 'live' | 'closed';
	/** Null before it opens. */
	readonly setup: WorkshopSetup | null;
	readonly openedAt: number | null;
	readonly closedAt: number | null;
	/** Whether the program ended it, as nobody had said anything for days. */
	readonly forgotten: boolean;
	readonly agenda: readonly Step[];
	readonly clock: Clock;
	readonly held: readonly HeldStep[];
	readonly participants: Readonly<Record<number, Participant>>;
	/** By sub-group. */
	readonly rapporteurs: Readonly<Record<string, number | null>>;
	/** The facilitator who drives; null before the first. */
	readonly driver: number | null;
	/** In their order. */
	readonly polls: Readonly<Record<string, PollState>>;
	readonly drafts: Readonly<Record<string, number>>;
	readonly scenarios: Readonly<Record<string, string>>;
	readonly applied: readonly Applied[];
	readonly notes: readonly Note[];
	/** Three lines at most by sub-group. */
	readonly restitutions: Readonly<Record<string, readonly string[]>>;
	/** By sub-group, once it is closed. */
	readonly records: Readonly<Record<string, GroupRecord>>;
}

/** A workshop of which nothing has happened. */
export const EMPTY_STATE: WorkshopState = {
	seq: 0,
	phase: 'preparing',
	setup: null,
	openedAt: null,
	closedAt: null,
	forgotten: false,
	agenda: [],
	clock: { step: null, startedAt: 0, addedSeconds: 0, pausedAt: null, pausedMs: 0 },
	held: [],
	participants: {},
	rapporteurs: {},
	driver: null,
	polls: {},
	drafts: {},
	scenarios: {},
	applied: [],
	notes: [],
	restitutions: {},
	records: {}
};
