import type { Scope } from '$lib/domain/access';

/** A round of questions to operators. */
export interface Campaign {
	readonly id: number;
	/** ISO date and time. */
	readonly createdAt: string;
	/** Written in its questionnaires. */
	readonly token: string;
	readonly name: string;
	/** ISO dates. */
	readonly sentOn: string;
	readonly dueOn: string;
	/** The version the questionnaires were filled from. */
	readonly versionId: number;
	readonly hash: string;
	/** Whose structures are asked about, and who sees it: those whose scope covers it. */
	readonly scope: Scope;
}

/** Where an operator stands: nothing sent yet, waiting for its answer, some answers lacking, or all there. */
export type OperatorStatus = 'to-send' | 'sent' | 'partly' | 'answered';

/** One operator of a campaign. */
export interface CampaignOperator {
	readonly organisation: string;
	readonly name: string;
	readonly entities: readonly string[];
	readonly sirens: readonly string[];
	/** Structures asked. */
	readonly structures: number;
	/** Undetermined structures that its answers were to settle. */
	readonly settles: number;
	/** ISO date and time, or null. */
	readonly sentAt: string | null;
	readonly remindedAt: string | null;
	readonly status: OperatorStatus;
	/** True when its answer is awaited and the day is near or gone. */
	readonly toRemind: boolean;
	/** The latest answer, by its date. */
	readonly answer: {
		/** ISO date. */
		readonly on: string;
		readonly receivedAt: string;
		readonly answers: number;
		readonly questions: number;
		/** How many questionnaires came back. */
		readonly times: number;
	} | null;
	/** Name of its questionnaire. */
	readonly file: string;
}
