import type { Answer } from './flag-reader';
import { LEVELS, type Level, type Means } from './rules';

/** What is known of one use; `unknown` and `''` are values, never a no. */
export interface UseFacts {
	readonly sensitive: Answer;
	readonly psc: Answer;
	/** Id of a means of the rules; `''` unknown. */
	readonly means: string;
	readonly cpsMode: 'direct' | 'enrolled' | '';
	readonly enrolmentDocumented: Answer;
	readonly localAccess: Answer;
	readonly attestation: Answer;
	/** Whether some reservations are open. */
	readonly reservations: Answer;
	readonly level: Level | '';
	/** Whether Pro Santé Connect accepts a means of which its sources say nothing; asked of no file. */
	readonly accepted: Answer;
}

export type FactId = keyof UseFacts;

export const FACT_IDS: readonly FactId[] = [
	'sensitive',
	'psc',
	'means',
	'cpsMode',
	'enrolmentDocumented',
	'localAccess',
	'attestation',
	'reservations',
	'level',
	'accepted'
];

/** A use of which nothing is known. */
export const NOTHING_KNOWN: UseFacts = {
	sensitive: 'unknown',
	psc: 'unknown',
	means: '',
	cpsMode: '',
	enrolmentDocumented: 'unknown',
	localAccess: 'unknown',
	attestation: 'unknown',
	reservations: 'unknown',
	level: '',
	accepted: 'unknown'
};

const YES_NO = ['yes', 'no'] as const;
const CPS_MODES = ['direct', 'enrolled'] as const;

export const isKnown = (value: string): boolean => value !== '' && value !== 'unknown';

/** Everything that a use may be once one more fact is known of it. */
export function answersTo(facts: UseFacts, fact: FactId, means: readonly Means[]): readonly UseFacts[] {
	switch (fact) {
		case 'means':
			return means.map(({ id }) => ({ ...facts, means: id }));
		case 'cpsMode':
			return CPS_MODES.map((cpsMode) => ({ ...facts, cpsMode }));
		case 'level':
			return LEVELS.map((level) => ({ ...facts, level }));
		default:
			return YES_NO.map((answer) => ({ ...facts, [fact]: answer }));
	}
}
