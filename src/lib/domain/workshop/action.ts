import type { Effect } from './event';
import type { MemberSubject, ValueItem } from './poll';

/** What the driver can apply to what a sub-group works on: the server computes what it does, writes it, and records it. */
export type ApplyAction =
	/** Sets a threshold, a score or a weight in the criteria of the sub-group. */
	| { readonly type: 'apply-value'; readonly poll: string; readonly item: string; readonly value: number }
	/** Adds a criterion that somebody proposed to the condition of its segment. */
	| { readonly type: 'apply-proposal'; readonly poll: string; readonly item: string }
	/** Decides the segment of a structure or of an organisation; only once the poll is revealed. */
	| {
			readonly type: 'apply-member';
			readonly poll: string;
			readonly item: string;
			/** Id of a segment. */
			readonly to: string;
			/** Added to the sentence that says how many agreed, in French; may be empty. */
			readonly reason: string;
	  }
	/** Has the sub-group's scenario fund what the room shared its points over; only once the poll is revealed. */
	| { readonly type: 'apply-points'; readonly poll: string; readonly items: readonly string[] };

/** What a facilitator asks that is more than an event: it is computed, or touches what events do not hold. */
export type RoomAction =
	| ApplyAction
	/** What applying would do, without doing it. */
	| { readonly type: 'preview'; readonly of: ApplyAction }
	| { readonly type: 'add-member'; readonly poll: string; readonly subject: MemberSubject }
	| {
			readonly type: 'add-value';
			readonly poll: string;
			readonly segment: string;
			readonly path: readonly number[];
			readonly role: ValueItem['role'];
	  }
	/** Fictional participants join and answer what is open; in a rehearsal only. */
	| { readonly type: 'rehearsal'; readonly participants: number }
	| {
			readonly type: 'rename';
			readonly participant: number;
			readonly name: string;
			readonly organisation: string;
	  }
	/** Ends the workshop: what each sub-group leaves is computed first, and recorded with the end. */
	| { readonly type: 'close' }
	/** A one-time code by which a phone or a tablet becomes a console. */
	| { readonly type: 'make-pairing' }
	/** A paired device is one no longer. */
	| { readonly type: 'revoke'; readonly facilitator: number };

/** What a console sends: the key makes that it counts once, however often it is sent. */
export interface ActionSent {
	/** Drawn by the screen: 16 to 64 letters, digits and dashes. */
	readonly key: string;
	readonly action: RoomAction;
}

/** What became of an action. */
export type ActionDone =
	/** In force from event `seq` on; `recorded` is false for what a rehearsal computes and keeps out of the product. */
	| {
			readonly kind: 'applied';
			readonly seq: number;
			readonly effect: Effect;
			readonly recorded: boolean;
	  }
	| { readonly kind: 'previewed'; readonly effect: Effect }
	/** An item was added to a poll, a name changed, a device let go, the workshop closed. */
	| { readonly kind: 'done'; readonly seq: number }
	| { readonly kind: 'rehearsed'; readonly participants: number; readonly answers: number }
	| {
			readonly kind: 'pairing';
			readonly code: string;
			/** Server's time in milliseconds. */
			readonly expiresAt: number;
	  };

/** Answer to an action; a refusal says in French what was not done and what to do. */
export type ActionAnswer =
	| { readonly key: string; readonly ok: true; readonly done: ActionDone }
	| { readonly key: string; readonly ok: false; readonly code: string; readonly message: string };
