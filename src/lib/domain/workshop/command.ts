import type { Effect, GroupRecord, NoteKind } from './event';
import type { MemberItem, Poll, Proposal, ValueItem } from './poll';
import type { Step, WorkshopSetup } from './setup';

/** What a participant can ask for. Values that come from a phone are `unknown` until they are read against the poll. */
export type ParticipantCommand =
	| {
			readonly type: 'answer';
			readonly poll: string;
			readonly round: number;
			readonly item: string;
			readonly answer: unknown;
	  }
	/** A criterion of the catalogue comes with its sentence, which the server made. */
	| {
			readonly type: 'propose';
			readonly poll: string;
			readonly text: string;
			readonly proposal: Proposal | null;
	  }
	| { readonly type: 'choose-group'; readonly group: string }
	/** For the rapporteur of a sub-group: three lines at most. */
	| { readonly type: 'restitute'; readonly group: string; readonly lines: readonly string[] };

/** What the facilitator who drives can ask for. */
export type DrivingCommand =
	| { readonly type: 'start-step'; readonly step: string }
	/** Negative takes time away. */
	| { readonly type: 'add-time'; readonly seconds: number }
	| { readonly type: 'pause' }
	| { readonly type: 'resume' }
	| { readonly type: 'change-agenda'; readonly agenda: readonly Step[] }
	| { readonly type: 'open-poll'; readonly poll: string }
	| { readonly type: 'close-poll'; readonly poll: string }
	| { readonly type: 'reveal-poll'; readonly poll: string }
	/** Asks again what was revealed: answers start anew, those before stay to be compared. */
	| { readonly type: 'new-round'; readonly poll: string }
	| { readonly type: 'hand-over'; readonly facilitator: number }
	| {
			readonly type: 'apply';
			readonly group: string;
			readonly to: 'criteria' | 'override' | 'scenario';
			readonly poll: string | null;
			readonly item: string | null;
			readonly effect: Effect;
	  }
	/** By sub-group, what the server computed of its criteria; none for one that worked on no draft. */
	| { readonly type: 'close'; readonly records: Readonly<Record<string, GroupRecord>> };

/** What any facilitator can ask for. */
export type HelpingCommand =
	| { readonly type: 'take-driving' }
	| { readonly type: 'hide-item'; readonly poll: string; readonly item: string; readonly hidden: boolean }
	| { readonly type: 'theme-idea'; readonly poll: string; readonly item: string; readonly theme: string }
	| { readonly type: 'add-member'; readonly poll: string; readonly item: MemberItem }
	| { readonly type: 'add-value'; readonly poll: string; readonly item: ValueItem }
	| { readonly type: 'place'; readonly participant: number; readonly group: string }
	| { readonly type: 'remove'; readonly participant: number }
	| { readonly type: 'name-rapporteur'; readonly group: string; readonly participant: number | null }
	| { readonly type: 'restitute'; readonly group: string; readonly lines: readonly string[] }
	| {
			readonly type: 'note';
			readonly kind: NoteKind;
			readonly group: string | null;
			readonly text: string;
	  }
	| { readonly type: 'remove-note'; readonly note: number };

/** What the program does on its own account. */
export type ProgramCommand =
	| {
			readonly type: 'open';
			readonly setup: WorkshopSetup;
			readonly polls: readonly Poll[];
			readonly drafts: Readonly<Record<string, number>>;
			readonly scenarios: Readonly<Record<string, string>>;
	  }
	| { readonly type: 'join'; readonly participant: number; readonly persons: number }
	| { readonly type: 'rename'; readonly participant: number }
	/** Ends a workshop that everybody left and nobody ended. */
	| { readonly type: 'close-forgotten'; readonly records: Readonly<Record<string, GroupRecord>> };

export type FacilitatorCommand = DrivingCommand | HelpingCommand;
export type WorkshopCommand = ParticipantCommand | FacilitatorCommand | ProgramCommand;

/** Why a command is refused. French sentences are made in `words/workshop`. */
export type WorkshopRefusal =
	| { readonly code: 'not-live'; readonly phase: 'preparing' | 'closed' }
	| { readonly code: 'unknown-participant' }
	| { readonly code: 'removed' }
	| { readonly code: 'not-driver'; readonly driver: number | null }
	| { readonly code: 'not-allowed' }
	| { readonly code: 'unknown-poll' }
	| { readonly code: 'unknown-item' }
	| { readonly code: 'unknown-group' }
	| { readonly code: 'unknown-step' }
	/** The poll is not open: not yet, or no longer. */
	| { readonly code: 'poll-not-open'; readonly phase: 'waiting' | 'closed' | 'revealed' }
	/** The answer is to a round that is over. */
	| { readonly code: 'other-round'; readonly round: number }
	/** The poll is for another sub-group. */
	| { readonly code: 'other-group' }
	| { readonly code: 'bad-answer' }
	| { readonly code: 'bad-words'; readonly longest: number }
	| { readonly code: 'too-many-ideas'; readonly most: number }
	/** A poll can only be revealed, or asked again, from another phase. */
	| { readonly code: 'wrong-phase'; readonly phase: 'waiting' | 'open' | 'closed' | 'revealed' }
	| { readonly code: 'bad-agenda' }
	| { readonly code: 'already-open' };
